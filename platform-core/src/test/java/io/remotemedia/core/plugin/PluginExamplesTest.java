package io.remotemedia.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every verdict says, character for character, what its example says. Run with {@code
 * -Dexamples.write=true} to write the examples anew; read the difference before it is committed.
 */
class PluginExamplesTest {
  private static final Path EXAMPLES =
      Path.of("src/main/resources/io/remotemedia/core/diagnostic/examples");

  @TempDir private static Path folder;

  /** What is told, by code. */
  private static final Map<DiagnosticCode, String> TOLD = new EnumMap<>(DiagnosticCode.class);

  @BeforeAll
  static void collect() throws Exception {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    BrokenPlugins.writeTo(broken);
    gate().writeTo(broken.resolve("good-first.jar"));
    new PluginJarFixture("good", "1.0.0").factory("Good", "").writeTo(broken.resolve("good.jar"));
    try (PluginHost host = PluginHost.open(BrokenPluginsTest.options(broken))) {
      host.plugins().forEach(PluginExamplesTest::take);
    }
    beingWritten();
    untrusted();
    lawless();
    changedByOperators();
  }

  private static PluginJarFixture gate() {
    return new PluginJarFixture("gate", "1.0.0").factory("Gate", "");
  }

  private static void take(PluginStatus status) {
    if (status.code() != null) {
      TOLD.putIfAbsent(status.code(), render(status));
    }
  }

  /** As people read it; places in code and sums differ from machine to machine. */
  private static String render(PluginStatus status) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s is %s: %s%n".formatted(status.file().getFileName(), status.state(), status.reason()));
    status.evidence().stream()
        .filter(line -> !line.startsWith("  at "))
        .map(line -> line.replaceAll("sha256 [0-9a-f]{64}", "sha256 …"))
        .map(line -> line.replace(folder.toString(), "plugins"))
        .forEach(line -> text.append("  ").append(line).append('\n'));
    return text.append("  next: ").append(status.nextStep()).append('\n').toString();
  }

  private static void beingWritten() throws Exception {
    Path live = Files.createDirectory(folder.resolve("live"));
    try (PluginHost host = PluginHost.open(PluginHostOptions.live(List.of(live)))) {
      Files.writeString(live.resolve("gate.jar"), "PK");
      Eventually.holds(
          Duration.ofSeconds(3),
          () ->
              host.plugins().stream()
                  .anyMatch(one -> one.code() == DiagnosticCode.PLUGIN_BEING_WRITTEN),
          host::plugins);
      take(host.plugins().getFirst());
    }
  }

  private static PluginStatus verify(Path file, TrustPolicy trust, SelfTestMode mode) {
    PluginHostOptions once = PluginHostOptions.once(List.of());
    return PluginVerifier.verify(
        file,
        new PluginHostOptions(
            List.of(),
            false,
            false,
            Optional.empty(),
            mode,
            Duration.ofSeconds(5),
            once.startLimit(),
            trust,
            once.archive(),
            Set.of(),
            once.pollInterval(),
            false));
  }

  private static void untrusted() throws Exception {
    Path jar = gate().writeTo(folder.resolve("gate.jar"));
    Path list = Files.writeString(folder.resolve("allowed.sha256"), "");
    take(verify(jar, new TrustPolicy(Optional.of(list), Optional.empty()), SelfTestMode.OFF));
    take(verify(jar, new TrustPolicy(Optional.empty(), Optional.of(list)), SelfTestMode.OFF));
  }

  private static void lawless() throws Exception {
    Path jar =
        new PluginJarFixture("gate", "1.0.0")
            .factory(
                "Gate",
                "",
                """
                return NodeDescriptor.of("Gate", "1.0.0", "A fixture.")
                    .takes(SignalKind.AUDIO).emits(SignalKind.AUDIO)
                    .example("Mute noise", "{\\"thresholt\\": 1}", new AudioFormat(8_000, 1, SampleFormat.F32))
                    .build();""")
            .writeTo(folder.resolve("gate.jar"));
    take(verify(jar, TrustPolicy.OPEN, SelfTestMode.ENFORCE));
  }

  private static void changedByOperators() throws Exception {
    Path own = Files.createDirectory(folder.resolve("own"));
    gate().writeTo(own.resolve("gate.jar"));
    try (PluginHost host = PluginHost.open(List.of(own))) {
      NodeType type = host.catalog().find("Gate").orElseThrow();
      host.quarantine(type, "it did not stop twice");
      TOLD.put(
          DiagnosticCode.NODE_TYPE_QUARANTINED,
          "node type \"Gate\" of plugin gate does not serve: %s%n"
              .formatted(host.catalog().findUnavailable("Gate").orElseThrow().reason()));
      take(host.setEnabled("gate", false).getFirst());
    }
    // Told in the log only; LivePluginsTest and IsolationTest see the holders.
    TOLD.put(
        DiagnosticCode.PLUGIN_HELD,
        "the classes of a plugin stay in memory\n"
            + "  thread \"leaky-worker\" runs fixture.LeakyFactory.work\n");
  }

  @TestFactory
  Stream<DynamicTest> everyCodeOfAVerdictIsTold() {
    return Arrays.stream(DiagnosticCode.values())
        .filter(code -> code.number() >= 6000 && code.number() < 7000)
        .map(code -> DynamicTest.dynamicTest(code.id(), () -> assertTold(code)));
  }

  private static void assertTold(DiagnosticCode code) throws Exception {
    assertTrue(TOLD.containsKey(code), () -> code + " is never told");
    String example =
        "situation: %s.%nproven-by: %s%n---- told%n%s"
            .formatted(code.title(), PluginExamplesTest.class.getName(), TOLD.get(code));
    Path file = EXAMPLES.resolve(code.id() + ".txt");
    if (Boolean.getBoolean("examples.write")) {
      Files.createDirectories(EXAMPLES);
      Files.writeString(file, example, StandardCharsets.UTF_8);
    }
    assertEquals(Files.readString(file), example);
  }
}
