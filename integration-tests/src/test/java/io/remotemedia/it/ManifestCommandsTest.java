package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code validate} and {@code explain}, on this installation and on a running server. */
class ManifestCommandsTest {
  private static final String EIGHT_FAULTS =
      """
      {
        "version": "v1",
        "metadata": {"name": "eight faults"},
        "nodes": [
          {"id": "in", "node_type": "passthrough"},
          {"id": "first", "node_type": "AudioResample", "params": {"target_sample_rate": 16}},
          {"id": "vad", "node_type": "VAD", "params": {"frame_duration_ms": "30"}},
          {"id": "vad", "node_type": "VAD", "params": {"methd": "energy"}},
          {"id": "last", "node_type": "Nothing"}
        ],
        "connections": [
          {"from": "in", "to": "frist"},
          {"from": "vad", "to": "vad"}
        ]
      }
      """;
  private static final String YAML =
      """
      version: v1
      metadata:
        name: in yaml
      nodes:
        - id: r
          node_type: AudioResample
          params:
            target_sample_rat: 16000   # a slip
      connections: []
      """;

  @TempDir private static Path plugins;
  private static RunningServer running;

  @TempDir private Path work;
  private Path manifest;

  @BeforeAll
  static void start() throws Exception {
    running = RunningServer.start(plugins);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void write() throws IOException {
    manifest = work.resolve("eight.json");
    Files.writeString(manifest, EIGHT_FAULTS);
  }

  private static String[] local(String... args) {
    return with(args, "--plugins", plugins.toString());
  }

  private static String[] remote(String... args) {
    int port = running.server.grpcAddress().getPort();
    return with(args, "--server", "127.0.0.1:" + port, "--token", RunningServer.TOKEN);
  }

  private static String[] with(String[] args, String... more) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String example(String name) {
    return Path.of(System.getProperty("checkout"), "examples", "manifests", name).toString();
  }

  private static List<String> found(Tool tool) {
    List<String> found = new ArrayList<>();
    JsonMapper.shared()
        .readTree(tool.out())
        .path("diagnostics")
        .forEach(
            finding ->
                found.add(
                    "%s %d:%d"
                        .formatted(
                            finding.path("code").asString(),
                            finding.path("line").asInt(),
                            finding.path("column").asInt())));
    return found;
  }

  @Test
  void tellsExactlyTheEightFaultsEachAtItsPlace() {
    Tool tool = Tool.run(local("validate", "--json", manifest.toString()));
    assertEquals(1, tool.exitCode(), tool.err());
    assertEquals(
        List.of(
            "RM-1303 5:31",
            "RM-1405 6:84",
            "RM-1403 7:71",
            "RM-1202 8:12",
            "RM-1401 8:50",
            "RM-1301 9:33",
            "RM-1203 12:26",
            "RM-1204 13:5"),
        found(tool));
  }

  @Test
  void theReportForProgramsHasItsFixedShape() {
    Tool tool = Tool.run(local("validate", "--json", manifest.toString()));
    assertEquals(1, tool.out().lines().count());
    JsonNode report = JsonMapper.shared().readTree(tool.out());
    assertEquals(List.of("valid", "total", "diagnostics"), List.copyOf(report.propertyNames()));
    assertFalse(report.path("valid").asBoolean());
    for (JsonNode finding : report.path("diagnostics")) {
      assertEquals(
          List.of(
              "code",
              "severity",
              "message",
              "pointer",
              "line",
              "column",
              "received",
              "accepted",
              "suggestions",
              "fixes"),
          List.copyOf(finding.propertyNames()));
    }
    Tool valid = Tool.run(local("validate", "--json", example("resample.json")));
    assertEquals("{\"valid\":true,\"total\":0,\"diagnostics\":[]}\n", valid.out());
    assertEquals(0, valid.exitCode());
  }

  @Test
  void peopleSeeTheSourceLineWithACaret() {
    Tool tool = Tool.run(local("validate", manifest.toString()));
    assertTrue(
        tool.out()
            .contains(
                """
                %s:5:31: error RM-1303: node type "passthrough" is unknown. Did you mean "PassThrough"?"""
                    .formatted(manifest)),
        tool.out());
    assertTrue(
        tool.out()
            .contains(
                """
                  5 |     {"id": "in", "node_type": "passthrough"},
                    |                               ^
                """),
        tool.out());
    assertTrue(tool.out().endsWith(manifest + ": 8 findings\n"), tool.out());
  }

  @Test
  void fixWritesWhatIsCertainAndShowsTheDifference() throws Exception {
    Tool tool = Tool.run(local("validate", "--fix", manifest.toString()));
    assertEquals(1, tool.exitCode());
    String repaired = Files.readString(manifest);
    assertTrue(repaired.contains("\"PassThrough\""), repaired);
    assertTrue(repaired.contains("\"frame_duration_ms\": 30"), repaired);
    assertTrue(repaired.contains("\"to\": \"first\""), repaired);
    // Guesses are left to people.
    assertTrue(repaired.contains("\"target_sample_rate\": 16}"), repaired);
    assertTrue(tool.out().contains("-    {\"id\": \"in\", \"node_type\": \"passthrough\"},\n"));
    assertTrue(tool.out().contains("+    {\"id\": \"in\", \"node_type\": \"PassThrough\"},\n"));
    assertTrue(tool.out().contains(":5:31: fixed RM-1303: "), tool.out());
    String before = repaired;
    Tool again = Tool.run(local("validate", "--fix", manifest.toString()));
    assertFalse(again.out().contains("fixed"), again.out());
    assertEquals(before, Files.readString(manifest));
  }

  @Test
  void withoutFixNothingIsWritten() throws Exception {
    Tool.run(local("validate", manifest.toString()));
    assertEquals(EIGHT_FAULTS, Files.readString(manifest));
  }

  @Test
  void yamlIsCheckedAndRepairedWithItsComments() throws Exception {
    Path yaml = work.resolve("m.yaml");
    Files.writeString(yaml, YAML);
    Tool checked = Tool.run(local("validate", "--json", yaml.toString()));
    assertEquals(List.of("RM-1401 8:7"), found(checked));
    assertEquals(0, Tool.run(local("validate", "--fix", yaml.toString())).exitCode());
    assertEquals(YAML.replace("target_sample_rat:", "target_sample_rate:"), Files.readString(yaml));
  }

  @Test
  void theStandardInputIsCheckedAndItsRepairGoesToStdout() {
    Tool json = Tool.runWithInput(EIGHT_FAULTS, local("validate", "--json", "-"));
    assertEquals(8, found(json).size());
    Tool yaml = Tool.runWithInput(YAML, local("validate", "--fix", "-"));
    assertEquals(YAML.replace("target_sample_rat:", "target_sample_rate:"), yaml.out());
    assertTrue(yaml.err().contains("<stdin>:8:7: fixed RM-1401"), yaml.err());
    assertEquals(0, yaml.exitCode());
  }

  @Test
  void oneUnreadableFileDoesNotHideTheOthers() {
    Tool tool =
        Tool.run(
            local(
                "validate",
                work.resolve("none.json").toString(),
                work.toString(),
                manifest.toString(),
                example("passthrough.json")));
    assertEquals(2, tool.exitCode());
    assertEquals(2, tool.err().lines().count(), tool.err());
    assertTrue(tool.err().contains("there is no file"), tool.err());
    assertTrue(tool.out().contains("eight.json: 8 findings"), tool.out());
    assertTrue(tool.out().contains("passthrough.json: valid"), tool.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00ff\u00fe{\u0000", "{\"a\": \"\u00c3\"}", "", "\u0000"})
  void bytesThatAreNoManifestAreFindings(String latin1) throws Exception {
    Path file = work.resolve("bytes.json");
    Files.write(file, latin1.getBytes(StandardCharsets.ISO_8859_1));
    Tool tool = Tool.run(local("validate", "--json", file.toString()));
    assertEquals(1, tool.exitCode());
    assertEquals(1, found(tool).size(), tool.out());
    for (String[] explain :
        List.of(local("explain", file.toString()), remote("explain", file.toString()))) {
      Tool explained = Tool.run(explain);
      assertTrue(explained.exitCode() != 0);
      assertFalse(explained.err().isEmpty());
      assertFalse(explained.err().contains("Exception"), explained.err());
    }
  }

  @Test
  void aHugeFileIsRefusedForItsLength() throws Exception {
    Path file = work.resolve("huge.json");
    Files.writeString(file, "\"" + "\u20ac".repeat(3_000_000) + "\"");
    Tool tool = Tool.run(local("validate", "--json", file.toString()));
    assertEquals(1, tool.exitCode());
    assertEquals(List.of("RM-1009"), found(tool).stream().map(at -> at.split(" ")[0]).toList());
    assertTrue(tool.out().length() < 2_000, "length " + tool.out().length());
  }

  @Test
  void pluginsAndServerExcludeEachOther() {
    Tool tool = Tool.run(local(remote("validate", manifest.toString())));
    assertEquals(2, tool.exitCode());
    assertTrue(tool.err().contains("exclude each other"), tool.err());
  }

  @Test
  void aServerSaysTheSameAsThisInstallation() throws Exception {
    Path yaml = work.resolve("m.yml");
    Files.writeString(yaml, YAML);
    for (String file : List.of(manifest.toString(), yaml.toString(), example("resample.json"))) {
      Tool here = Tool.run(local("validate", "--json", file));
      Tool there = Tool.run(remote("validate", "--json", file));
      assertEquals(here, there);
    }
    assertEquals(0, Tool.run(remote("validate", "--fix", yaml.toString())).exitCode());
    assertTrue(Files.readString(yaml).contains("target_sample_rate: 16000   # a slip"));
  }

  @Test
  void explainsWhatAManifestWouldDo() {
    String[] question = {
      "explain", example("speech-to-16k-i16.json"), "--rate", "44100", "--seconds", "10"
    };
    for (String[] call : List.of(local(question), remote(question))) {
      Tool tool = Tool.run(call);
      assertEquals(0, tool.exitCode(), tool.err());
      for (String part :
          List.of(
              "With 44100 Hz, 1 channel, F32 for \"resample\":",
              "client -> resample",
              "vad -> client       data",
              "16000 Hz, 1 channel, I16",
              "max_audio_samples",
              "10 s of audio sent at once fit.")) {
        assertTrue(tool.out().contains(part), tool.out());
      }
      assertTrue(tool.out().contains("--cost"), tool.out());
    }
  }

  @Test
  void measuresTheCostWhenAskedTo() {
    String[] question = {"explain", example("passthrough.json"), "--cost"};
    for (String[] call : List.of(local(question), remote(question))) {
      Tool tool = Tool.run(call);
      assertEquals(0, tool.exitCode(), tool.err());
      assertFalse(tool.out().contains("--cost"), tool.out());
    }
  }

  @Test
  void aManifestThatWouldNotRunIsNotExplained() {
    for (String[] call :
        List.of(local("explain", manifest.toString()), remote("explain", manifest.toString()))) {
      Tool tool = Tool.run(call);
      assertEquals(1, tool.exitCode());
      assertEquals("", tool.out());
      assertTrue(tool.err().contains(":5:31: error RM-1303"), tool.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rate=999", "--channels=65", "--seconds=-1", "--seconds=NaN"})
  void inputsThatAreNoneAreRefused(String option) {
    Tool tool = Tool.run(local("explain", example("resample.json"), option));
    assertEquals(2, tool.exitCode(), tool.out());
    assertFalse(tool.err().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeIsExplained(DiagnosticCode code) {
    Tool tool = Tool.run("explain", code.id());
    assertEquals(0, tool.exitCode());
    assertTrue(tool.out().startsWith(code.id() + "  " + code.title()), tool.out());
    assertTrue(tool.out().contains(code.advice()), tool.out());
    assertFalse(tool.out().contains("null"), tool.out());
    assertEquals(tool, Tool.run("explain", Integer.toString(code.number())));
  }

  @Test
  void aCodeThatIsNoneIsAFinding() {
    Tool tool = Tool.run("explain", "rm-1999");
    assertEquals(1, tool.exitCode());
    assertTrue(tool.err().contains("\"rm-1999\""), tool.err());
  }
}
