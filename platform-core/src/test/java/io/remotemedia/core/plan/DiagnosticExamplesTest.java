package io.remotemedia.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.DiagnosticExample;
import io.remotemedia.core.diagnostic.DiagnosticText;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.testing.TestTypes;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code of the planner says, character for character, what its example says. */
class DiagnosticExamplesTest {
  /** A machine like any other: what it has must not depend on where the test runs. */
  private static final Machine MACHINE = new Machine(2, "x86_64", 4_000_000_000L);

  /** Texts that are too long or too odd to stand in a file. */
  private static final Map<DiagnosticCode, String> GENERATED =
      Map.of(
          DiagnosticCode.DOCUMENT_LIMIT, "{\"version\": \"v1\",%s}".formatted(" ".repeat(1 << 20)),
          DiagnosticCode.BYTE_ORDER_MARK, "\uFEFF{\"version\": \"v1\"}",
          DiagnosticCode.PARAMETERS_TOO_COMPLEX, manySounds());

  private static String manySounds() {
    String sounds = String.join(", ", Collections.nCopies(5_000, "\"s63\""));
    return """
        {"version": "v1", "metadata": {"name": "speech"}, "connections": [], "nodes": [
          {"id": "speaker", "node_type": "Speaker",
           "params": {"sounds": [%s]}}]}"""
        .formatted(sounds);
  }

  static Stream<DiagnosticCode> planned() {
    return Arrays.stream(DiagnosticCode.values())
        .filter(code -> code.number() < 1600)
        .filter(code -> code != DiagnosticCode.UNSUPPORTED_FORMAT);
  }

  @ParameterizedTest
  @MethodSource("planned")
  void saysWhatTheExampleSays(DiagnosticCode code) {
    DiagnosticExample example = DiagnosticExample.of(code).orElseThrow();
    String text = GENERATED.getOrDefault(code, example.given());
    String name = example.givenName().isEmpty() ? "pipeline.json" : example.givenName();
    ManifestSource.Text source =
        name.endsWith(".yaml")
            ? new ManifestSource.YamlText(text)
            : new ManifestSource.JsonText(text);
    Diagnostics findings = new ManifestPlanner(MACHINE).validate(source, TestTypes.catalog());
    assertEquals(example.told(), DiagnosticText.render(findings, text, name));
    List<DiagnosticCode> codes = findings.reported().stream().map(Diagnostic::code).toList();
    assertEquals(List.of(code), codes);
  }

  @Test
  void saysWhichFormatsANodeTakesWhenAnotherArrives() throws PipelineException {
    PipelinePlan plan =
        new ManifestPlanner(MACHINE)
            .plan(
                new ManifestSource.JsonText(
                    """
                    {"version": "v1", "metadata": {"name": "speech"}, "connections": [],
                     "nodes": [{"id": "vad", "node_type": "VAD"}]}"""),
                TestTypes.catalog());
    AudioFormat format = new AudioFormat(96_000, 1, SampleFormat.F32);
    PipelineException refusal =
        assertThrows(
            PipelineException.class, () -> plan.find("vad").orElseThrow().planFor(List.of(format)));
    assertEquals(DiagnosticCode.UNSUPPORTED_FORMAT, refusal.fault().code());
    DiagnosticExample example =
        DiagnosticExample.of(DiagnosticCode.UNSUPPORTED_FORMAT).orElseThrow();
    assertEquals(example.told().strip(), refusal.getMessage());
  }

  @ParameterizedTest
  @MethodSource("planned")
  void keepsSecretsOfThePluginToItself(DiagnosticCode code) {
    String told = DiagnosticExample.of(code).orElseThrow().told();
    assertTrue(!told.contains("a secret of the plugin") && !told.contains("Exception"), told);
  }
}
