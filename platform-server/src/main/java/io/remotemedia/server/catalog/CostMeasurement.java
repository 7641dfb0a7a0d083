package io.remotemedia.server.catalog;

import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.ExecutionOutcome;
import io.remotemedia.core.execution.ExecutionRequest;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.execution.NodeMetrics;
import io.remotemedia.core.explain.CostModel;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Measures what the nodes of one plan cost here and now: the plan runs on generated audio until the
 * figures settle, and the fastest run of each node counts, because everything that disturbs a
 * measurement makes it longer. Code that this process has not run before is slow until it is
 * compiled, by orders of magnitude for vector kernels: a measurement that had to end before it
 * settled says too much. Not thread-safe; the caller runs the executions.
 */
public final class CostMeasurement {
  private static final int MIN_RUNS = 3;
  private static final double NANOS_PER_MICRO = 1e3;

  /** Less is noise. */
  private static final double IMPROVEMENT = 0.95;

  private final PipelinePlan plan;
  private final LimitGrant grant;
  private final Cancellation cancellation;
  private final long settleNanos;
  private final long budgetNanos;
  private final int maxRuns;
  private final Map<String, AudioBuffer> audio = new HashMap<>();
  private final Map<String, NodeMetrics> fastest = new HashMap<>();
  private final long startNanos = System.nanoTime();
  private int runs;
  private boolean failed;
  private double bestNanos = Double.POSITIVE_INFINITY;
  private long improvedNanos = startNanos;

  /**
   * A measurement that starts now.
   *
   * @param plan what to measure
   * @param formats the audio to send, by id of the source node; without any, nothing is measured
   * @param grant the limits of each run
   * @param cancellation ends it early
   * @param settleMillis the figures have settled when they did not improve for this time
   * @param budgetMillis no run starts after this time; at least three do
   * @param maxRuns the most runs, whatever the time
   */
  public CostMeasurement(
      PipelinePlan plan,
      Map<String, AudioFormat> formats,
      LimitGrant grant,
      Cancellation cancellation,
      long settleMillis,
      long budgetMillis,
      int maxRuns) {
    this.plan = plan;
    this.grant = grant;
    this.cancellation = cancellation;
    this.settleNanos = TimeUnit.MILLISECONDS.toNanos(settleMillis);
    this.budgetNanos = TimeUnit.MILLISECONDS.toNanos(budgetMillis);
    this.maxRuns = maxRuns;
    formats.forEach((node, format) -> audio.put(node, ExampleAudio.of(format)));
    failed = formats.isEmpty();
  }

  /**
   * Whether another run makes the figures better.
   *
   * @return false when the figures have settled, the time is over, or a run failed
   */
  public boolean wantsMore() {
    long now = System.nanoTime();
    boolean timeLeft = now - startNanos < budgetNanos && now - improvedNanos < settleNanos;
    return !failed && runs < maxRuns && (timeLeft || runs < MIN_RUNS);
  }

  /**
   * The next run.
   *
   * @return to be executed
   */
  public ExecutionRequest next() {
    runs++;
    return new ExecutionRequest(
        "measure-" + runs, plan, audio, Map.of(), grant, cancellation, System.nanoTime());
  }

  /**
   * Takes the outcome of a run. One that failed ends the measurement without a result.
   *
   * @param outcome how the run ended
   */
  public void add(ExecutionOutcome outcome) {
    switch (outcome) {
      case ExecutionOutcome.Completed done -> {
        done.metrics()
            .nodes()
            .forEach((id, node) -> fastest.merge(id, node, CostMeasurement::faster));
        double sum = fastest.values().stream().mapToDouble(NodeMetrics::executionNanos).sum();
        if (sum < IMPROVEMENT * bestNanos) {
          bestNanos = sum;
          improvedNanos = System.nanoTime();
        }
      }
      case ExecutionOutcome.Failed _ -> {
        failed = true;
        fastest.clear();
      }
    }
  }

  private static NodeMetrics faster(NodeMetrics one, NodeMetrics other) {
    return other.executionNanos() < one.executionNanos() ? other : one;
  }

  /**
   * What was measured.
   *
   * @return the costs of the nodes that ran
   */
  public CostModel costs() {
    Map<String, NodeMetrics> measured = Map.copyOf(fastest);
    return (node, input) -> micros(measured.get(node.id()), node, input);
  }

  private static OptionalDouble micros(NodeMetrics measured, PlannedNode node, AudioFormat input) {
    if (measured == null || input == null || measured.samplesProcessed() == 0) {
      return OptionalDouble.empty();
    }
    double inputs = Math.max(1, node.audioInputs().size());
    double frames = measured.samplesProcessed() / inputs / input.channels();
    double seconds = frames / input.sampleRate();
    return OptionalDouble.of(measured.executionNanos() / NANOS_PER_MICRO / seconds);
  }
}
