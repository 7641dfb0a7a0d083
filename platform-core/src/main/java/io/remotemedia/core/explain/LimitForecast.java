package io.remotemedia.core.explain;

import io.remotemedia.core.explain.LimitReport.Limit;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.spi.AudioFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How many seconds of audio, given at once, fit each limit. */
final class LimitForecast {
  private static final double MICROS_PER_MILLI = 1e3;

  private final PipelinePlan plan;
  private final List<NodeFlow> flows;
  private final ExplainRequest request;

  private LimitForecast(PipelinePlan plan, List<NodeFlow> flows, ExplainRequest request) {
    this.plan = plan;
    this.flows = flows;
    this.request = request;
  }

  static List<LimitReport> of(
      PipelinePlan plan, List<NodeFlow> flows, OptionalDouble cost, ExplainRequest request) {
    LimitForecast forecast = new LimitForecast(plan, flows, request);
    List<LimitReport> limits = new ArrayList<>();
    limits.add(forecast.samples());
    limits.add(forecast.memory());
    limits.add(forecast.time(cost));
    if (request.maxMessageBytes() > 0) {
      limits.add(forecast.message());
    }
    limits.sort(
        Comparator.comparing((LimitReport limit) -> limit.seconds().isEmpty())
            .thenComparing(limit -> limit.seconds().orElse(0)));
    return limits;
  }

  private LimitReport samples() {
    double perSecond =
        sources().stream().mapToDouble(f -> (double) f.sampleRate() * f.channels()).max().orElse(0);
    return report(
        Limit.AUDIO_SAMPLES,
        request.limits().maxAudioSamples(),
        request.limits().maxAudioSamples() / perSecond,
        String.format(Locale.ROOT, "the input has %,.0f samples per second", perSecond));
  }

  private LimitReport message() {
    double up = sources().stream().mapToDouble(f -> (double) f.sampleRate() * f.frameBytes()).sum();
    double down =
        flows.stream()
            .filter(flow -> flow.node().returnsAudio() && flow.plan().output() != null)
            .mapToDouble(flow -> flow.outputFramesPerSecond() * flow.plan().output().frameBytes())
            .sum();
    return report(
        Limit.MESSAGE_SIZE,
        request.maxMessageBytes(),
        request.maxMessageBytes() / Math.max(up, down),
        String.format(
            Locale.ROOT,
            "the %s has %,.0f bytes per second",
            up >= down ? "request" : "reply",
            Math.max(up, down)));
  }

  private LimitReport time(OptionalDouble cost) {
    long granted = request.limits().maxTimeMillis();
    if (cost.isEmpty()) {
      return new LimitReport(
          Limit.TIME, granted, OptionalDouble.empty(), "the cost of a node was never measured");
    }
    return report(
        Limit.TIME,
        granted,
        granted * MICROS_PER_MILLI / cost.getAsDouble(),
        String.format(
            Locale.ROOT,
            "computing takes %,.0f microseconds per second of audio, queueing apart",
            cost.getAsDouble()));
  }

  private LimitReport memory() {
    MemoryForecast memory = MemoryForecast.of(plan, flows);
    long granted = request.limits().maxMemoryBytes();
    return report(Limit.MEMORY, granted, memory.seconds(granted), memory.reason(granted));
  }

  private List<AudioFormat> sources() {
    return flows.stream()
        .filter(flow -> flow.node().isAudioSource())
        .map(flow -> flow.inputs().getFirst())
        .toList();
  }

  private static LimitReport report(Limit limit, long granted, double seconds, String reason) {
    double known = Double.isNaN(seconds) ? Double.POSITIVE_INFINITY : seconds;
    return new LimitReport(limit, granted, OptionalDouble.of(known), reason);
  }
}
