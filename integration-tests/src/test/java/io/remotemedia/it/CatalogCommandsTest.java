package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.server.catalog.ExampleAudio;
import io.remotemedia.server.wav.WavWriter;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code nodes}, {@code schema} and {@code reference}, here and on a running server. */
class CatalogCommandsTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("checkout"));
  private static final Pattern EXAMPLE =
      Pattern.compile("(?m)^ +([0-9]+)\\. .*: ([0-9]+) Hz, ([0-9]+) channels?, ([A-Z0-9]+)$");
  private static final List<String> TYPES =
      List.of("AudioFormatConverter", "AudioResample", "PassThrough", "VAD");

  @TempDir private static Path plugins;
  private static RunningServer running;

  @TempDir private Path work;

  @BeforeAll
  static void start() throws Exception {
    running = RunningServer.start(plugins);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static Tool local(String... args) {
    return Tool.run(with(args, "--plugins", plugins.toString()));
  }

  private static Tool remote(String token, String... args) {
    int port = running.server.grpcAddress().getPort();
    return Tool.run(with(args, "--server", "127.0.0.1:" + port, "--token", token));
  }

  private static String[] with(String[] args, String... more) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void aServerListsAndShowsAsThisInstallationDoes() {
    List<String[]> calls = new ArrayList<>();
    calls.add(new String[] {"nodes"});
    calls.add(new String[] {"nodes", "--json"});
    calls.add(new String[] {"nodes", "show", "RustVADNode"});
    calls.add(new String[] {"nodes", "show", "VAD", "--schema"});
    calls.add(new String[] {"schema"});
    for (String[] call : calls) {
      Tool here = local(call);
      assertEquals(0, here.exitCode(), here.err());
      assertEquals(here, remote(RunningServer.TOKEN, call));
    }
  }

  @Test
  void listsTypesForPrograms() {
    JsonNode types =
        JsonMapper.shared().readTree(local("nodes", "--json").out()).path("node_types");
    List<String> names = new ArrayList<>();
    types.forEach(type -> names.add(type.path("type").asString()));
    assertEquals(TYPES, names);
    assertEquals("RustResampleNode", types.path(1).path("aliases").path(0).asString());
    assertTrue(types.path(1).path("available").asBoolean());
  }

  @Test
  void showsParametersAsATable() {
    String text = local("nodes", "show", "AudioResample").out();
    assertTrue(
        text.contains(
            """
            PARAMETER           TYPE     DEFAULT   ACCEPTED
            target_sample_rate  integer  required  1000 to 768000
                Sample rate of the output, in Hz.
            quality             string   "high"    low, medium, high, very_high
            """),
        text);
    assertTrue(text.contains("takes   audio: 1000 to 768000 Hz, 1 to 64 channels"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AudioFormatConverter", "AudioResample", "PassThrough", "VAD"})
  void thePrintedManifestsRunAsPrinted(String type) throws Exception {
    String text = local("nodes", "show", type).out();
    String printed = text.substring(text.indexOf("\n{\n") + 1);
    assertEquals(local("nodes", "show", type, "--example", "1").out(), printed);
    Matcher example = EXAMPLE.matcher(text);
    int examples = 0;
    while (example.find()) {
      examples++;
      Path manifest = work.resolve("example.json");
      Files.writeString(
          manifest, local("nodes", "show", type, "--example", example.group(1)).out());
      AudioFormat format =
          new AudioFormat(
              Integer.parseInt(example.group(2)),
              Integer.parseInt(example.group(3)),
              SampleFormat.valueOf(example.group(4)));
      Path audio = work.resolve("audio.wav");
      WavWriter.write(audio, ExampleAudio.of(format));
      Tool run = local("run", manifest.toString(), "--in", audio.toString());
      assertEquals(0, run.exitCode(), run.err());
    }
    assertTrue(examples > 0, text);
  }

  @Test
  void whatIsNotThereIsSaid() {
    for (Tool tool :
        List.of(
            local("nodes", "show", "AudioResampel"),
            remote(RunningServer.TOKEN, "nodes", "show", "AudioResampel"))) {
      assertEquals(1, tool.exitCode());
      assertEquals("", tool.out());
      assertEquals(
          "remotemedia nodes show: node type \"AudioResampel\" is unknown. Did you mean"
              + " \"AudioResample\"? Available: AudioResample, PassThrough, VAD,"
              + " AudioFormatConverter\n",
          tool.err());
    }
    Tool example = local("nodes", "show", "VAD", "--example", "0");
    assertEquals(2, example.exitCode());
    assertTrue(example.err().contains("counted from 1"), example.err());
  }

  @Test
  void aServerThatRefusesIsNoServerThatIsSilent() {
    Tool refused = remote("wrong", "nodes");
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("--token TOKEN"), refused.err());
    for (String verb : List.of("nodes", "schema")) {
      Tool silent = Tool.run(verb, "--server", "127.0.0.1:1");
      assertEquals(3, silent.exitCode());
      assertTrue(silent.err().contains("127.0.0.1:1 does not answer"), silent.err());
    }
    assertEquals(3, Tool.run("validate", "pom.xml", "--server", "127.0.0.1:1").exitCode());
  }

  @Test
  void writesTheSchemaToAFile() throws Exception {
    Path file = work.resolve("manifest.schema.json");
    Tool tool = local("schema", "--out", file.toString());
    assertEquals(0, tool.exitCode());
    assertEquals("", tool.out());
    assertTrue(tool.err().contains("tag sha256-"), tool.err());
    assertTrue(JsonMapper.shared().readTree(Files.readString(file)).isObject());
    assertEquals(2, local("schema", "--out", work.resolve("no/dir/x").toString()).exitCode());
  }

  /** The published pages are those that the source gives now. */
  @Test
  void theReferencePagesAreTrue() throws Exception {
    Tool tool = local("reference", "--out", work.toString());
    assertEquals(0, tool.exitCode(), tool.err());
    TreeMap<String, String> written = pages(work);
    TreeMap<String, String> published = pages(CHECKOUT.resolve("docs"));
    for (String page : written.keySet()) {
      assertEquals(
          written.get(page),
          published.get(page),
          "docs/%s is not what the source says; write it with: ./remotemedia reference --out docs"
              .formatted(page));
    }
    published.keySet().removeIf(page -> !page.startsWith("nodes/"));
    published.keySet().removeAll(written.keySet());
    assertTrue(published.isEmpty(), "pages of types that are no more: " + published.keySet());
    assertFalse(written.isEmpty());
  }

  private static TreeMap<String, String> pages(Path folder) throws Exception {
    TreeMap<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".md")).toList()) {
        pages.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return pages;
  }
}
