package io.remotemedia.benchmarks.resample;

import io.remotemedia.benchmarks.node.BareHost;
import io.remotemedia.plugins.resample.AudioResampleFactory;
import io.remotemedia.plugins.resample.AudioResampleParameters;
import io.remotemedia.plugins.resample.Quality;
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

/** One second of mono F32 through a new node, its filter table cached as in a running server. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ResampleBenchmark {
  /** Input and output rate, Hz. */
  @Param({"44100:16000", "48000:16000", "16000:48000", "8000:16000", "44100:48000", "44100:44101"})
  public String rates;

  /** Quality name. */
  @Param({"HIGH", "VERY_HIGH"})
  public Quality quality;

  private BareHost<AudioResampleParameters> host;
  private AudioBuffer second;

  /** Creates the state. */
  public ResampleBenchmark() {}

  /**
   * Plans the node and makes a second of noise.
   *
   * @throws NodeException never
   */
  @Setup
  public void plan() throws NodeException {
    int in = Integer.parseInt(rates.substring(0, rates.indexOf(':')));
    int out = Integer.parseInt(rates.substring(rates.indexOf(':') + 1));
    AudioFormat format = new AudioFormat(in, 1, SampleFormat.F32);
    SplittableRandom random = new SplittableRandom(1);
    float[] samples = new float[in];
    for (int i = 0; i < in; i++) {
      samples[i] = random.nextFloat(-0.5f, 0.5f);
    }
    second = AudioBuffer.of(format, samples);
    host =
        new BareHost<>(
            new AudioResampleFactory(), new AudioResampleParameters(out, quality), format);
  }

  /**
   * A unary execution.
   *
   * @return the output
   * @throws NodeException never
   */
  @Benchmark
  public AudioBuffer whole() throws NodeException {
    return host.runWhole(second).audio();
  }
}
