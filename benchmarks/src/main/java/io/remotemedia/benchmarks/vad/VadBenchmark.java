package io.remotemedia.benchmarks.vad;

import io.remotemedia.benchmarks.node.BareHost;
import io.remotemedia.benchmarks.node.BareOutput;
import io.remotemedia.plugins.vad.VadFactory;
import io.remotemedia.plugins.vad.VadParameters;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import java.util.ArrayList;
import java.util.List;
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

/** Ten seconds of mono noise through a new node of the adaptive method. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class VadBenchmark {
  private static final int SECONDS = 10;

  /** Sample rate, Hz. */
  @Param({"8000", "16000", "48000"})
  public int rate;

  private BareHost<VadParameters> host;
  private AudioBuffer whole;
  private final List<AudioBuffer> chunks = new ArrayList<>();

  /** Creates the state. */
  public VadBenchmark() {}

  /**
   * Plans the node and makes noise.
   *
   * @throws NodeException never
   */
  @Setup
  public void plan() throws NodeException {
    AudioFormat format = new AudioFormat(rate, 1, SampleFormat.F32);
    SplittableRandom random = new SplittableRandom(1);
    float[] samples = new float[SECONDS * rate];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat(-0.5f, 0.5f);
    }
    whole = AudioBuffer.of(format, samples);
    for (int at = 0; at < samples.length; at += rate / 10) {
      chunks.add(whole.slice(at, rate / 10));
    }
    host = new BareHost<>(new VadFactory(), ProductDetector.defaults(30, false), format);
  }

  /**
   * A unary execution.
   *
   * @return the output
   * @throws NodeException never
   */
  @Benchmark
  public BareOutput whole() throws NodeException {
    return host.runWhole(whole);
  }

  /**
   * A stream of chunks of 100 ms.
   *
   * @return the output
   * @throws NodeException never
   */
  @Benchmark
  public BareOutput chunks() throws NodeException {
    return host.runChunks(chunks);
  }
}
