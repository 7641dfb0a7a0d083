package io.remotemedia.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.explain.LimitReport.Limit;
import io.remotemedia.core.manifest.ManifestSource.JsonText;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.testing.TestTypes;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.GrantedLimits;
import io.remotemedia.spi.SampleFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PlanExplainerTest {
  private static final String MANIFEST =
      """
      {"version": "v1", "metadata": {"name": "speech"},
       "nodes": [
         {"id": "resample", "node_type": "AudioResample", "params": {"target_sample_rate": 16000}},
         {"id": "vad", "node_type": "VAD"}],
       "connections": [{"from": "resample", "to": "vad"}]}
      """;
  private static final AudioFormat STEREO = new AudioFormat(48_000, 2, SampleFormat.F32);

  private static PlanReport explained(GrantedLimits limits, long message, CostModel costs)
      throws PipelineException {
    PipelinePlan plan = new ManifestPlanner().plan(new JsonText(MANIFEST), TestTypes.catalog());
    return PlanExplainer.explain(
        plan, new ExplainRequest(Map.of("resample", STEREO), limits, message, costs));
  }

  @Test
  void followsTheFormatOfTheInputThroughTheGraph() throws PipelineException {
    PlanReport report =
        explained(new GrantedLimits(1 << 30, 5_000, 10_000_000), 0, CostModel.UNKNOWN);
    AudioFormat narrow = STEREO.withSampleRate(16_000);
    assertEquals(
        List.of("", "resample", "vad"), report.edges().stream().map(EdgeReport::from).toList());
    assertEquals(
        List.of("resample", "vad", ""), report.edges().stream().map(EdgeReport::to).toList());
    assertEquals(STEREO, report.edges().get(0).format().orElseThrow());
    EdgeReport inner = report.edges().get(1);
    assertEquals(narrow, inner.format().orElseThrow());
    assertEquals(
        "16000 Hz, 1 to 64 channels, F32 or I16 or I32",
        inner.negotiated().orElseThrow().toString());
    assertEquals(16_000 * 8.0, inner.bytesPerSecond(), 1e-6);
    assertEquals(32, inner.addedLatencyFrames());
    assertEquals(32 / 48.0, inner.addedLatencyMillis(), 1e-9);
    assertEquals(100 + 32 / 48.0, report.latencyMillis(), 1e-9);
    assertEquals(4_096 + 8_192, report.memoryBytes());
    assertEquals(
        "{\"target_sample_rate\":16000,\"quality\":\"high\"}",
        report.nodes().getFirst().parameters());
    assertTrue(report.microsPerSecond().isEmpty());
  }

  @Test
  void tellsWhichLimitBreaksFirst() throws PipelineException {
    CostModel costs =
        (node, input) -> OptionalDouble.of(node.type().name().equals("VAD") ? 1_000 : 500);
    PlanReport report = explained(new GrantedLimits(20_000_000, 5_000, 960_000), 4_000_000, costs);
    assertEquals(1_500, report.microsPerSecond().orElseThrow(), 1e-6);
    LimitReport first = report.firstToBreak().orElseThrow();
    assertEquals(Limit.AUDIO_SAMPLES, first.limit());
    assertEquals(10, first.seconds().orElseThrow(), 1e-9);
    assertEquals(4_000_000 / 384_000.0, seconds(report, Limit.MESSAGE_SIZE), 1e-9);
    assertEquals(5_000_000 / 1_500.0, seconds(report, Limit.TIME), 1e-6);
    // Input, output of the resampler and what VAD passes on, with the memory of both nodes.
    double perSecond = 384_000 + 128_000 + 128_000;
    double fixed = 4_096 + 8_192 + 8;
    assertEquals((20_000_000 - fixed) / perSecond, seconds(report, Limit.MEMORY), 1e-6);
    assertTrue(report.limits().stream().map(LimitReport::reason).noneMatch(String::isBlank));
  }

  private static double seconds(PlanReport report, Limit limit) {
    return report.limits().stream()
        .filter(told -> told.limit() == limit)
        .findFirst()
        .orElseThrow()
        .seconds()
        .orElseThrow();
  }

  @Test
  void putsLimitsLastOfWhichNothingIsKnown() throws PipelineException {
    PlanReport report = explained(new GrantedLimits(1 << 30, 5_000, 960_000), 0, CostModel.UNKNOWN);
    assertEquals(Limit.TIME, report.limits().getLast().limit());
    assertTrue(report.limits().getLast().seconds().isEmpty());
  }

  @Test
  void refusesAFormatThatANodeCannotTake() throws PipelineException {
    String vad =
        "{\"version\": \"v1\", \"metadata\": {\"name\": \"x\"}, \"connections\": [],"
            + " \"nodes\": [{\"id\": \"vad\", \"node_type\": \"VAD\"}]}";
    PipelinePlan plan = new ManifestPlanner().plan(new JsonText(vad), TestTypes.catalog());
    ExplainRequest request =
        new ExplainRequest(
            Map.of("vad", new AudioFormat(96_000, 1, SampleFormat.F32)),
            new GrantedLimits(1, 1, 1),
            0,
            CostModel.UNKNOWN);
    PipelineException refusal =
        assertThrows(PipelineException.class, () -> PlanExplainer.explain(plan, request));
    assertEquals(DiagnosticCode.UNSUPPORTED_FORMAT, refusal.fault().code());
  }
}
