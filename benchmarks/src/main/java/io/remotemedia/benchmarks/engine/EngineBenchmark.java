package io.remotemedia.benchmarks.engine;

import com.sun.management.ThreadMXBean;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.ChunkOutcome;
import io.remotemedia.core.execution.ExecutionListener;
import io.remotemedia.core.execution.ExecutionOutcome;
import io.remotemedia.core.execution.ExecutionRequest;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.execution.StreamChunk;
import io.remotemedia.core.execution.StreamOptions;
import io.remotemedia.core.execution.StreamSession;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.GrantedLimits;
import io.remotemedia.spi.SampleFormat;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Everything that the engine does around nodes that do nothing: measuring, watching, checks of what
 * they emit, budget, states. So each figure is an upper bound for the cost of measuring.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class EngineBenchmark {
  private static final AudioFormat MONO = new AudioFormat(16_000, 1, SampleFormat.F32);
  private static final GrantedLimits LIMITS = new GrantedLimits(100_000_000, 60_000, 10_000_000);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** How many nodes the graph has, one after the other. */
  @Param({"1", "3"})
  public int nodes;

  private PluginHost host;
  private PipelineEngine engine;
  private PipelinePlan plan;
  private StreamSession session;
  private AudioBuffer chunk;
  private AudioBuffer whole;
  private long sequence;

  /** Creates the state. */
  public EngineBenchmark() {}

  /**
   * Opens an engine, a graph and a stream.
   *
   * @throws PipelineException never
   */
  @Setup
  public void open() throws PipelineException {
    host = PluginHost.open(List.of());
    engine = new PipelineEngine(1, 1, ExecutionListener.NONE);
    plan = new ManifestPlanner().plan(new ManifestSource.JsonText(manifest()), host.catalog());
    chunk = AudioBuffer.of(MONO, new float[1_600]);
    whole = AudioBuffer.of(MONO, new float[16_000]);
    session =
        engine.openStream(
            new StreamOptions(
                "benchmark",
                "benchmark",
                plan,
                Map.of(),
                LimitGrant.byDefault(LIMITS),
                new Cancellation()));
  }

  private String manifest() {
    StringBuilder types = new StringBuilder();
    StringBuilder edges = new StringBuilder();
    for (int i = 0; i < nodes; i++) {
      types.append(i == 0 ? "" : ",");
      types.append("{\"id\":\"n%d\",\"node_type\":\"PassThrough\"}".formatted(i));
      edges.append(i < 2 ? "" : ",");
      edges.append(i == 0 ? "" : "{\"from\":\"n%d\",\"to\":\"n%d\"}".formatted(i - 1, i));
    }
    return "{\"version\":\"v1\",\"metadata\":{\"name\":\"b\"},\"nodes\":[%s],\"connections\":[%s]}"
        .formatted(types, edges);
  }

  /** Closes all of it. */
  @TearDown
  public void close() {
    engine.close();
    host.close();
  }

  /**
   * A chunk of 100 ms.
   *
   * @return its outcome
   * @throws PipelineException never
   */
  @Benchmark
  public ChunkOutcome chunk() throws PipelineException {
    return session.process(new StreamChunk("", sequence++, chunk, System.nanoTime()));
  }

  /**
   * A whole buffer of one second, its nodes created and closed.
   *
   * @param sink takes the outcome
   * @return whether it is over
   */
  @Benchmark
  public boolean whole(Blackhole sink) {
    return engine.execute(
        new ExecutionRequest(
            "benchmark",
            plan,
            Map.of("n0", whole),
            Map.of(),
            LimitGrant.byDefault(LIMITS),
            new Cancellation(),
            System.nanoTime()),
        (ExecutionOutcome outcome) -> sink.consume(outcome));
  }

  /**
   * One reading of all clocks of a thread; a node takes two.
   *
   * @return their sum
   */
  @Benchmark
  public long reading() {
    return System.nanoTime()
        + THREADS.getCurrentThreadCpuTime()
        + THREADS.getCurrentThreadAllocatedBytes();
  }
}
