package io.remotemedia.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.DiagnosticJson;
import io.remotemedia.core.diagnostic.DiagnosticText;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.manifest.ManifestSource.JsonText;
import io.remotemedia.core.manifest.ManifestSource.Structure;
import io.remotemedia.core.manifest.ManifestSource.StructureConnection;
import io.remotemedia.core.manifest.ManifestSource.StructureNode;
import io.remotemedia.core.manifest.StrictJson;
import io.remotemedia.core.testing.TestTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Manifests that want to hurt: refused in bounded time, told in bounded and harmless words. */
class HostileManifestTest {
  private static final int MAX_MESSAGE = 4_000;

  private final ManifestPlanner planner = new ManifestPlanner();

  private Diagnostics validated(ManifestSource source) {
    Diagnostics findings = planner.validate(source, TestTypes.catalog());
    findings.reported().forEach(HostileManifestTest::requireHarmless);
    return findings;
  }

  private static void requireHarmless(Diagnostic finding) {
    Stream.concat(
            Stream.of(finding.message(), finding.pointer(), finding.received()),
            Stream.concat(finding.accepted().stream(), finding.suggestions().stream()))
        .forEach(
            text -> {
              assertTrue(text.length() <= MAX_MESSAGE, () -> text.length() + " characters");
              assertTrue(text.chars().noneMatch(Character::isISOControl), text);
            });
  }

  private static String manifest(String nodes, String connections) {
    return "{\"version\":\"v1\",\"metadata\":{\"name\":\"x\"},\"nodes\":[%s],\"connections\":[%s]}"
        .formatted(nodes, connections);
  }

  private static String each(int count, String template) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> template.replace("#+", Integer.toString(i + 1)).replace("#", Integer.toString(i)))
        .collect(Collectors.joining(","));
  }

  private static Set<DiagnosticCode> codes(Diagnostics findings) {
    return findings.reported().stream().map(Diagnostic::code).collect(Collectors.toSet());
  }

  @Test
  void refusesWhatIsNoManifestAtAll() {
    for (String text : List.of("null", "[]", "1", "\"x\"", "true", "{}", "{\"nodes\":null}")) {
      Diagnostics findings = validated(new JsonText(text));
      assertTrue(findings.hasErrors(), text);
      assertTrue(findings.reported().stream().allMatch(f -> f.line() == 1), text);
    }
    assertEquals(4, validated(new JsonText("{}")).total());
  }

  @Test
  void tellsEveryGraphFaultAtOnce() {
    String nodes =
        each(6, "{\"id\":\"n#\",\"node_type\":\"PassThrough\"}")
            + ",{\"id\":\"n0\",\"node_type\":\"PassThrough\"}"
            + ",{\"id\":\"titles\",\"node_type\":\"Subtitles\"}";
    String connections =
        "{\"from\":\"n0\",\"to\":\"n1\"},{\"from\":\"n1\",\"to\":\"n0\"},"
            + "{\"from\":\"n2\",\"to\":\"n3\"},{\"from\":\"n3\",\"to\":\"n2\"},"
            + "{\"from\":\"n4\",\"to\":\"n4\"},{\"from\":\"nowhere\",\"to\":\"n4\"},"
            + "{\"from\":\"n4\",\"to\":\"n5\"},{\"from\":\"n4\",\"to\":\"n5\"},"
            + "{\"from\":\"n4\",\"to\":\"titles\"}";
    Diagnostics findings = validated(new JsonText(manifest(nodes, connections)));
    assertEquals(
        Set.of(
            DiagnosticCode.CYCLE,
            DiagnosticCode.SELF_LOOP,
            DiagnosticCode.UNKNOWN_NODE_ID,
            DiagnosticCode.DUPLICATE_CONNECTION,
            DiagnosticCode.DUPLICATE_NODE_ID,
            DiagnosticCode.SIGNAL_MISMATCH),
        codes(findings));
    assertEquals(
        2, findings.reported().stream().filter(f -> f.code() == DiagnosticCode.CYCLE).count());
    assertEquals(7, findings.total());
  }

  @Test
  void countsTwentyThousandFaultsAndTellsOneHundred() {
    String nodes = each(20_000, "{\"id\":\"n#\",\"node_type\":5}");
    Diagnostics findings = validated(new JsonText(manifest(nodes, "")));
    assertEquals(20_000, findings.total());
    assertEquals(100, findings.reported().size());
    assertTrue(DiagnosticJson.report(findings).length() < 60_000);
    String members = each(20_000, "\"k#\":1");
    Diagnostics unknown =
        validated(
            new JsonText(
                "{%s,\"version\":\"v2\",\"metadata\":{\"name\":\"x\"},\"nodes\":[],\"connections\":[]}"
                    .formatted(members)));
    assertEquals(20_002, unknown.total());
    assertTrue(codes(unknown).contains(DiagnosticCode.MANIFEST_VERSION), "errors come first");
  }

  @Test
  void comparesNamesOnlyAsLongAsItIsTold() {
    String nodes = each(6_000, "{\"id\":\"node-number-#\",\"node_type\":\"PassThrough\"}");
    String connections = each(6_000, "{\"from\":\"node-nunber-#\",\"to\":\"nude-number-#\"}");
    long start = System.nanoTime();
    Diagnostics findings = validated(new JsonText(manifest(nodes, connections)));
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertEquals(12_000, findings.total());
    assertTrue(millis < 3_000, millis + " ms");
  }

  @Test
  void listsTypesForUnknownNamesWhateverTheyAre() {
    for (String name :
        List.of(
            "x".repeat(60_000), "\\u001b[31mVAD", "%n%s", "a\\r\\nb", "\\u202eDAV", " ", "VAD ")) {
      Diagnostics findings =
          validated(
              new JsonText(manifest("{\"id\":\"a\",\"node_type\":\"%s\"}".formatted(name), "")));
      assertEquals(1, findings.total(), name);
      assertTrue(findings.reported().getFirst().message().contains("PassThrough"), name);
    }
  }

  @Test
  void echoesNeitherLongTextsNorControls() throws JsonSyntaxException {
    String big = "\\u001b]0;x\\u0007".repeat(5_000);
    String nodes =
        "{\"id\":\"%1$s\",\"node_type\":\"PassThrough\",\"%2$s\":1},"
                .formatted(big, "\\u0000k".repeat(20))
            + "{\"id\":\"r\",\"node_type\":\"AudioResample\",\"params\":{\"quality\":\"%1$s\"}},"
                .formatted(big)
            + "{\"id\":\"t\",\"node_type\":\"Recognizer\",\"params\":{\"language\":\"%1$s\"}}"
                .formatted(big);
    String connections =
        "{\"from\":\"%1$s\",\"to\":\"%1$s\"},{\"from\":\"%1$s\",\"to\":\"r\"}".formatted(big);
    String text = manifest(nodes, connections);
    Diagnostics findings = validated(new JsonText(text));
    assertTrue(findings.total() >= 6, "" + findings.total());
    String told = DiagnosticText.render(findings, text, "p.json");
    assertTrue(told.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'));
    assertTrue(told.length() < 20_000, told.length() + " characters");
    StrictJson.read(DiagnosticJson.report(findings));
  }

  @Test
  void tellsStructuresLikeTexts() {
    List<StructureNode> nodes = new ArrayList<>();
    nodes.add(
        node("r", "AudioResample", "{\"target_sample_rate\": \"16000\",\n \"qualty\": \"low\"}"));
    nodes.add(node("v", "VAD", "{\"onset\": 2,}"));
    nodes.add(node("bad id", "Nothing", "[]"));
    nodes.add(node("", "", ""));
    Structure structure =
        new Structure("v1", null, nodes, List.of(new StructureConnection("r", "x")));
    List<Diagnostic> findings = validated(structure).reported();
    assertEquals(
        List.of(
            "/connections/0/to 0:0  UNKNOWN_NODE_ID",
            "/nodes/0/params/qualty 2:2 /nodes/0/params UNKNOWN_PARAMETER",
            "/nodes/0/params/target_sample_rate 1:24 /nodes/0/params PARAMETER_TYPE",
            "/nodes/1/params 1:13 /nodes/1/params SYNTAX",
            "/nodes/2/id 0:0  MEMBER_FORM",
            "/nodes/2/node_type 0:0  UNKNOWN_NODE_TYPE",
            "/nodes/2/params 1:1 /nodes/2/params MEMBER_TYPE",
            "/nodes/3/id 0:0  MEMBER_FORM",
            "/nodes/3/node_type 0:0  MEMBER_LENGTH",
            "/nodes/3/node_type 0:0  UNKNOWN_NODE_TYPE"),
        findings.stream()
            .map(
                f ->
                    "%s %d:%d %s %s"
                        .formatted(f.pointer(), f.line(), f.column(), f.within(), f.code()))
            .toList());
  }

  private static StructureNode node(String id, String type, String params) {
    return new StructureNode(id, type, params, false, null, "", "");
  }

  @Test
  void refusesStructuresThatNoTextCouldHold() {
    List<StructureNode> many = java.util.Collections.nCopies(100_000, node("a", "PassThrough", ""));
    Diagnostics findings = validated(new Structure("v1", Map.of("name", "x"), many, List.of()));
    assertEquals(Set.of(DiagnosticCode.DOCUMENT_LIMIT), codes(findings));
    List<StructureNode> long1 =
        java.util.Collections.nCopies(20, node("a", "PassThrough", "{}" + " ".repeat(100_000)));
    assertEquals(
        Set.of(DiagnosticCode.DOCUMENT_LIMIT),
        codes(validated(new Structure("v1", Map.of("name", "x"), long1, List.of()))));
  }
}
