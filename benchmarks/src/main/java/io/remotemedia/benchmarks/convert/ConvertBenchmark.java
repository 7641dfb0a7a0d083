package io.remotemedia.benchmarks.convert;

import io.remotemedia.benchmarks.node.BareHost;
import io.remotemedia.plugins.formatconvert.AudioFormatConverterFactory;
import io.remotemedia.plugins.formatconvert.AudioFormatConverterParameters;
import io.remotemedia.plugins.formatconvert.Dither;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
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

/** One second of 48 kHz mono from one sample format to another, and a copy of the output. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ConvertBenchmark {
  /** Input and output sample format. */
  @Param({"F32:I16", "F32:I32", "I16:F32", "I16:I32", "I32:F32", "I32:I16"})
  public String formats;

  private BareHost<AudioFormatConverterParameters> host;
  private AudioBuffer input;
  private AudioBuffer output;

  /** Creates the state. */
  public ConvertBenchmark() {}

  /**
   * Plans the node and makes a second of noise.
   *
   * @throws NodeException never
   */
  @Setup
  public void plan() throws NodeException {
    String[] names = formats.split(":");
    AudioFormat format = new AudioFormat(48_000, 1, SampleFormat.valueOf(names[0]));
    input = Sounds.noise(format, 48_000, new SplittableRandom(1));
    host =
        new BareHost<>(
            new AudioFormatConverterFactory(),
            new AudioFormatConverterParameters(
                SampleFormat.valueOf(names[1]), null, null, Dither.NONE, 0),
            format);
    output = convert();
  }

  /**
   * A unary execution.
   *
   * @return the output
   * @throws NodeException never
   */
  @Benchmark
  public AudioBuffer convert() throws NodeException {
    return host.runWhole(input).audio();
  }

  /**
   * The same bytes, copied.
   *
   * @return the copy
   */
  @Benchmark
  public AudioBuffer copy() {
    return Sounds.copy(output);
  }
}
