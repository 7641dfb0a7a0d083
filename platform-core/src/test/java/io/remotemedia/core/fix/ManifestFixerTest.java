package io.remotemedia.core.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.manifest.ManifestSource.JsonText;
import io.remotemedia.core.manifest.ManifestSource.YamlText;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.testing.TestTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestFixerTest {
  /** Eight faults: each line that has one says so. */
  private static final String EIGHT_FAULTS =
      """
      {
        "version": "1.0",
        "metadata": {"name": "speech"},
        "nodes": [
          {"id": "in", "node_type": "PasThrough"},
          {"id": "resample", "node_type": "AudioResample",
           "params": {"target_sample_rate": "16000", "qualty": "high"}},
          {"id": "vad", "node_type": "VAD", "params": {"onset": 1.5}},
          {"id": "clean", "node_type": "Denoise"}
        ],
        "connections": [
          {"from": "in", "to": "resample"},
          {"from": "resample", "to": "vda"},
          {"from": "in", "to": "resample"}
        ]
      }
      """;

  private final ManifestPlanner planner = new ManifestPlanner();

  private static String place(Diagnostic finding) {
    return "%d:%d %s".formatted(finding.line(), finding.column(), finding.code());
  }

  @Test
  void tellsEightFaultsAsEightEachAtItsPlace() {
    Diagnostics findings = planner.validate(new JsonText(EIGHT_FAULTS), TestTypes.catalog());
    assertEquals(
        List.of(
            "2:14 MANIFEST_VERSION",
            "5:31 UNKNOWN_NODE_TYPE",
            "7:39 PARAMETER_TYPE",
            "7:48 UNKNOWN_PARAMETER",
            "8:59 PARAMETER_RANGE",
            "9:34 UNAVAILABLE_NODE_TYPE",
            "13:32 UNKNOWN_NODE_ID",
            "14:5 DUPLICATE_CONNECTION"),
        findings.reported().stream().map(ManifestFixerTest::place).toList());
    assertEquals(8, findings.total());
  }

  @Test
  void repairsThoseThatHaveACertainFix() {
    FixResult result =
        new ManifestFixer(planner)
            .fix(new JsonText(EIGHT_FAULTS), TestTypes.catalog(), Fix.CERTAIN);
    assertEquals(
        EIGHT_FAULTS
            .replace("\"1.0\"", "\"v1\"")
            .replace("PasThrough", "PassThrough")
            .replace("\"16000\"", "16000")
            .replace("qualty", "quality")
            .replace(",\n    {\"from\": \"in\", \"to\": \"resample\"}\n", "\n"),
        result.after().text());
    assertEquals(
        List.of(
            DiagnosticCode.PARAMETER_RANGE,
            DiagnosticCode.UNAVAILABLE_NODE_TYPE,
            DiagnosticCode.UNKNOWN_NODE_ID),
        result.remaining().reported().stream().map(Diagnostic::code).toList());
    assertTrue(
        result.diff("p.json").contains("-  \"version\": \"1.0\",\n+  \"version\": \"v1\",\n"));
  }

  @Test
  void guessesWhenItIsAllowedTo() {
    FixResult result =
        new ManifestFixer(planner).fix(new JsonText(EIGHT_FAULTS), TestTypes.catalog(), 0.5);
    assertEquals(
        List.of(DiagnosticCode.UNAVAILABLE_NODE_TYPE),
        result.remaining().reported().stream().map(Diagnostic::code).toList());
  }

  @Test
  void insertsConvertersUntilThePipelineRuns() {
    String text =
        """
        version: v1
        metadata: {name: speech}
        nodes:
          - {id: convert, node_type: AudioFormatConverter, params: {target_format: F32, channels: 2}}
          - {id: text, node_type: Recognizer, params: {language: en}}
        connections:
          - {from: convert, to: text}
        """;
    FixResult result = new ManifestFixer(planner).fix(new YamlText(text), TestTypes.catalog(), 0.6);
    assertFalse(result.remaining().hasErrors(), result.after().text());
    assertEquals(1, result.applied().size());
    assertTrue(
        result
            .after()
            .text()
            .contains(
                "  - {id: convert-2, node_type: AudioFormatConverter,"
                    + " params: {target_format: I16, channels: 1}}\n"),
        result.after().text());
  }

  @Test
  void leavesAGoodManifestAndAnUnreadableOneAlone() {
    ManifestFixer fixer = new ManifestFixer(planner);
    JsonText broken = new JsonText("{\"version\": ");
    FixResult result = fixer.fix(broken, TestTypes.catalog(), 0);
    assertFalse(result.isChanged());
    assertEquals("", result.diff("p.json"));
    assertTrue(result.remaining().hasErrors());
  }
}
