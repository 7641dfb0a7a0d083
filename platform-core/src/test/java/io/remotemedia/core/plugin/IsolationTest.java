package io.remotemedia.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one plugin brings or does is nothing to the others. */
class IsolationTest {
  @TempDir private Path folder;

  private static String describe(String type, String summary) {
    return """
    return NodeDescriptor.of("%s", "1.0.0", %s)
        .takes(SignalKind.AUDIO).emits(SignalKind.AUDIO)
        .example("as it is", "{}", new AudioFormat(16_000, 1, SampleFormat.F32)).build();"""
        .formatted(type, summary);
  }

  private byte[] library(String version) throws Exception {
    Path jar =
        new PluginJarFixture("library", "1.0.0")
            .compile("Library", librarySource(version))
            .writeTo(folder.resolve("library.tmp"));
    return Files.readAllBytes(jar);
  }

  private static String librarySource(String version) {
    return """
    package fixture;
    public class Library { public static String version() { return "%s"; } }
    """
        .formatted(version);
  }

  @Test
  void twoPluginsMayBringDifferentVersionsOfOneLibrary() throws Exception {
    for (String version : List.of("1", "2")) {
      String type = "Uses" + version;
      new PluginJarFixture(type, "1.0.0")
          .compile("Library", librarySource(version))
          .factory(type, "", describe(type, "\"library \" + Library.version()"))
          .without("fixture/Library.class")
          .writeZip(folder.resolve(type + ".zip"), Map.of("library.jar", library(version)));
    }
    try (PluginHost host = PluginHost.open(List.of(folder))) {
      for (String version : List.of("1", "2")) {
        assertEquals(
            "library " + version,
            host.catalog().find("Uses" + version).orElseThrow().descriptor().summary(),
            () -> host.plugins().toString());
      }
    }
  }

  @Test
  void pluginsSeeNeitherTheHostsLibrariesNorEachOther() throws Exception {
    String tries =
        """
        static String tries(String name) {
          try {
            return Class.forName(name) + " seen";
          } catch (ClassNotFoundException e) {
            return "hidden";
          }
        }
        """;
    new PluginJarFixture("other", "1.0.0").factory("Other", "").writeTo(folder.resolve("o.jar"));
    new PluginJarFixture("nosy", "1.0.0")
        .factory(
            "Nosy",
            tries,
            describe(
                "Nosy",
                "tries(\"tools.jackson.databind.JsonNode\") + tries(\"fixture.OtherNode\")"
                    + " + tries(\"io.remotemedia.core.plugin.PluginHost\")"))
        .writeTo(folder.resolve("nosy.jar"));
    try (PluginHost host = PluginHost.open(List.of(folder))) {
      assertEquals(
          "hiddenhiddenhidden", host.catalog().find("Nosy").orElseThrow().descriptor().summary());
    }
  }

  @Test
  void everyCallIntoAPluginHasItsContextClassLoader() throws Exception {
    String where = "String.valueOf(Thread.currentThread().getContextClassLoader())";
    new PluginJarFixture("where", "1.0.0")
        .factory(
            "Where",
            "static final String AT_START = %s;".formatted(where),
            describe("Where", "AT_START + \", \" + " + where))
        .writeTo(folder.resolve("where.jar"));
    try (PluginHost host = PluginHost.open(List.of(folder))) {
      assertEquals(
          "plugin where 1.0.0, plugin where 1.0.0",
          host.catalog().find("Where").orElseThrow().descriptor().summary());
    }
  }

  @Test
  void threadsThatAPluginLeavesBehindAreNamed() throws Exception {
    Path jar =
        new PluginJarFixture("leaky", "1.0.0")
            .manifest("Plugin-Capabilities", "threads")
            .factory(
                "Leaky",
                """
                public LeakyFactory() {
                  Thread thread = new Thread(LeakyFactory::work, "leaky-worker");
                  thread.setDaemon(true);
                  thread.start();
                }
                static void work() {
                  while (!Thread.currentThread().isInterrupted()) {
                    java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                  }
                }
                """)
            .writeTo(folder.resolve("leaky.jar"));
    try (PluginHost host = PluginHost.open(PluginHostOptions.live(List.of(folder)))) {
      Files.delete(jar);
      Eventually.holds(
          Duration.ofSeconds(20),
          () -> host.leaving().stream().anyMatch(left -> left.stage() == LeavingPlugin.Stage.HELD),
          host::leaving);
      List<String> holders = host.leaving().getFirst().holders();
      assertEquals(List.of("thread \"leaky-worker\" runs fixture.LeakyFactory.work"), holders);
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().equals("leaky-worker"))
          .forEach(Thread::interrupt);
      Eventually.holds(
          Duration.ofSeconds(30),
          () -> host.leaving().getFirst().stage() == LeavingPlugin.Stage.UNLOADED,
          host::leaving);
    }
  }

  @Test
  void pluginsThatThrowOrHangWhenStoppedHoldNobodyUp() throws Exception {
    stopping("throws", "throw new AssertionError(\"boom\");");
    stopping(
        "hangs",
        "while (true) { java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L); }");
    stopping("good", "System.getProperties().put(\"fixture.good.stopped\", \"yes\");");
    PluginHost host = PluginHost.open(List.of(folder));
    assertEquals(List.of("Good", "Hangs", "PassThrough", "Throws"), host.catalog().names());
    long start = System.nanoTime();
    host.close();
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(8).toNanos());
    assertEquals("yes", System.getProperties().remove("fixture.good.stopped"));
  }

  private void stopping(String id, String stop) throws Exception {
    String type = Character.toUpperCase(id.charAt(0)) + id.substring(1);
    new PluginJarFixture(id, "1.0.0")
        .manifest("Plugin-Class", "fixture.Stops" + type)
        .factory(type, "")
        .compile(
            "Stops" + type,
            "package fixture; public class Stops%s extends org.pf4j.Plugin {@Override public void stop() { %s }}"
                .formatted(type, stop))
        .writeTo(folder.resolve(id + ".jar"));
  }

  private static PluginHostOptions options(Path folder, SelfTestMode mode) {
    PluginHostOptions live = PluginHostOptions.live(List.of(folder));
    return new PluginHostOptions(
        List.of(folder),
        false,
        false,
        Optional.empty(),
        mode,
        Duration.ofSeconds(10),
        live.startLimit(),
        TrustPolicy.OPEN,
        live.archive(),
        Set.of(),
        live.pollInterval(),
        false);
  }

  /** Its output depends on how its input is split. */
  private void writeLawless() throws Exception {
    new PluginJarFixture("lawless", "1.0.0")
        .factory("Lawless", "", describe("Lawless", "\"Mutes every second chunk.\""))
        .compile(
            "LawlessNode",
            """
            package fixture;
            import io.remotemedia.spi.*;
            public class LawlessNode implements Node {
              private int chunks;
              public void open(NodeContext context) {}
              public NodeOutcome process(NodeInput in, NodeOutput out) throws NodeException {
                boolean mute = chunks++ % 2 == 1;
                out.emit(mute ? new WritableAudioBuffer(in.audio().format(), in.audio().frames())
                    .freeze() : in.audio());
                return NodeOutcome.PRODUCED;
              }
              public NodeOutcome flush(NodeInput in, NodeOutput out) throws NodeException {
                process(in, out);
                return NodeOutcome.DONE;
              }
              public void reset() { chunks = 0; }
              public void close() {}
            }
            """)
        .writeTo(folder.resolve("lawless.jar"));
    new PluginJarFixture("lawful", "1.0.0")
        .factory("Lawful", "", describe("Lawful", "\"Passes on.\""))
        .writeTo(folder.resolve("lawful.jar"));
  }

  @Test
  void nodesThatBreakALawAreRefusedWhereThatIsAskedFor() throws Exception {
    writeLawless();
    try (PluginHost host = PluginHost.open(options(folder, SelfTestMode.ENFORCE))) {
      PluginStatus lawless = host.plugins().getLast();
      assertEquals(DiagnosticCode.PLUGIN_SELF_TEST, lawless.code(), lawless::toString);
      assertTrue(lawless.evidence().getFirst().contains("audio differs"), lawless::toString);
      assertTrue(lawless.evidence().getFirst().contains("seed "), "can be replayed");
      assertEquals(PluginState.ACTIVE, host.plugins().getFirst().state());
    }
  }

  @Test
  void nodesThatBreakALawServeWithAWarningElsewhere() throws Exception {
    writeLawless();
    try (PluginHost host = PluginHost.open(options(folder, SelfTestMode.WARN))) {
      Eventually.holds(
          Duration.ofSeconds(10),
          () -> !host.plugins().getLast().verdict().warnings().isEmpty(),
          host::plugins);
      assertEquals(PluginState.ACTIVE, host.plugins().getLast().state());
      assertEquals(List.of(), host.plugins().getFirst().verdict().warnings());
    }
    try (PluginHost host = PluginHost.open(options(folder, SelfTestMode.OFF))) {
      assertEquals(List.of(), host.plugins().getLast().verdict().warnings());
    }
  }

  @Test
  void openSchemasAndUndeclaredCapabilitiesOnlyWarn() throws Exception {
    BrokenPlugins.withSchema("open-schema", "{\"type\":\"object\"}")
        .writeTo(folder.resolve("open.jar"));
    new PluginJarFixture("reads-files", "1.0.0")
        .factory(
            "ReadsFiles",
            "boolean look() { return java.nio.file.Files.exists(java.nio.file.Path.of(\"x\")); }")
        .writeTo(folder.resolve("reads.jar"));
    try (PluginHost host = PluginHost.open(List.of(folder))) {
      for (String part : List.of("additionalProperties", "files")) {
        PluginStatus status = host.plugins().get(part.equals("files") ? 1 : 0);
        assertEquals(PluginState.ACTIVE, status.state(), status::toString);
        assertTrue(status.verdict().warnings().getFirst().contains(part), status::toString);
      }
    }
  }
}
