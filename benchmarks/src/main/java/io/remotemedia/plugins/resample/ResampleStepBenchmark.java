package io.remotemedia.plugins.resample;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The kernels that conversions consist of, and the making of their tables. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ResampleStepBenchmark {
  private static final int TAPS = 64;
  private static final int RESULTS = 2_048;
  private static final int WINDOWS = 8;

  /** Single or double precision. */
  @Param({"SINGLE", "DOUBLE"})
  public String precision;

  private Kernels<?> kernels;

  /** Creates the state. */
  public ResampleStepBenchmark() {}

  /** Makes noise. */
  @Setup
  public void prepare() {
    boolean single = precision.equals("SINGLE");
    kernels = single ? new Kernels<>(Precision.SINGLE) : new Kernels<>(Precision.DOUBLE);
  }

  /** 2048 results of 64 taps. */
  @Benchmark
  public void convolve() {
    kernels.convolve();
  }

  /** Twice as many, two filters on one input. */
  @Benchmark
  public void convolveTwo() {
    kernels.convolveTwo();
  }

  /** 2048 results of 64 taps, sixteen rows on eight windows at a time. */
  @Benchmark
  public void group() {
    kernels.group();
  }

  /** 2048 results between rows of 64 taps. */
  @Benchmark
  public void interpolate() {
    kernels.interpolate();
  }

  /**
   * The coefficients of 44.1 to 16 kHz, as they are computed at its first request.
   *
   * @return the coefficients of the last step
   */
  @Benchmark
  public double[] table() {
    Conversion conversion = Conversion.of(Ratio.of(44_100, 16_000), Quality.HIGH);
    double[] last = null;
    for (StageDesign stage : conversion.stages()) {
      last = stage.coefficients();
    }
    return last;
  }

  private static final class Kernels<A> {
    private final Arithmetic<A> arithmetic;
    private final A coefficients;
    private final A input;
    private final A output;

    Kernels(Precision<A> precision) {
      SplittableRandom random = new SplittableRandom(1);
      arithmetic = precision.arithmetic();
      coefficients = arithmetic.coefficients(random.doubles(TAPS * Arithmetic.GROUP).toArray());
      input = arithmetic.coefficients(random.doubles(RESULTS + TAPS).toArray());
      output = arithmetic.allocate(2 * RESULTS);
    }

    void convolve() {
      arithmetic.convolve(coefficients, 0, TAPS, input, 0, 1, 0, 0, output, 0, RESULTS, false);
    }

    void convolveTwo() {
      arithmetic.convolveTwo(
          coefficients, 0, TAPS, TAPS, input, 0, 1, 0, 0, output, 0, RESULTS, RESULTS);
    }

    void group() {
      int perCall = WINDOWS * Arithmetic.GROUP;
      for (int done = 0; done < RESULTS; done += perCall) {
        arithmetic.group(
            coefficients,
            0,
            TAPS,
            TAPS / 4,
            input,
            0,
            perCall,
            WINDOWS,
            output,
            done,
            Arithmetic.GROUP);
      }
    }

    void interpolate() {
      for (int i = 0; i < RESULTS; i++) {
        arithmetic.interpolate(coefficients, 0, TAPS, input, i, 0.3, output, i);
      }
    }
  }
}
