package io.remotemedia.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** All ways to be wrong in one folder, with good plugins among them: each gets its own verdict. */
class BrokenPluginsTest {
  private static final Duration START_LIMIT = Duration.ofSeconds(2);

  @TempDir private static Path folder;
  private static List<BrokenPlugins.Expected> expected;
  private static PluginHost host;
  private static Map<String, PluginStatus> statuses;
  private static long openMillis;

  @BeforeAll
  static void open() throws Exception {
    expected = BrokenPlugins.writeTo(folder);
    new PluginJarFixture("good", "1.0.0")
        .factory("Good", "")
        .writeTo(folder.resolve("good-first.jar"));
    new PluginJarFixture("last", "1.0.0").factory("Last", "").writeTo(folder.resolve("zz.jar"));
    long start = System.nanoTime();
    host = PluginHost.open(options(folder));
    openMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    statuses =
        host.plugins().stream()
            .collect(Collectors.toMap(s -> s.file().getFileName().toString(), s -> s));
  }

  static PluginHostOptions options(Path folder) {
    return new PluginHostOptions(
        List.of(folder),
        false,
        true,
        Optional.empty(),
        SelfTestMode.OFF,
        Duration.ofSeconds(2),
        START_LIMIT,
        TrustPolicy.OPEN,
        ArchiveLimits.STANDARD,
        Set.of(),
        Duration.ofSeconds(1),
        false);
  }

  @AfterAll
  static void close() {
    host.close();
  }

  @TestFactory
  Stream<DynamicTest> everyBrokenPluginGetsItsVerdict() {
    return expected.stream()
        .map(each -> DynamicTest.dynamicTest(each.file(), () -> assertVerdict(each)));
  }

  private static void assertVerdict(BrokenPlugins.Expected each) {
    PluginStatus status = statuses.get(each.file());
    assertEquals(each.state(), status.state(), status::toString);
    assertEquals(each.code(), status.code(), status::toString);
    String told = status.reason() + "\n" + String.join("\n", status.evidence());
    for (String part : each.parts()) {
      assertTrue(told.contains(part), () -> "\"%s\" in: %s".formatted(part, told));
    }
    assertFalse(status.nextStep().isEmpty());
    assertEquals(status.code().advice(), status.nextStep());
  }

  @Test
  void goodPluginsServeBesideThem() {
    assertEquals(List.of("Good", "Last", "PassThrough"), host.catalog().names());
    for (String good : List.of("good-first.jar", "zz.jar")) {
      PluginStatus status = statuses.get(good);
      assertEquals(PluginState.ACTIVE, status.state(), status::toString);
      assertEquals(64, status.sha256().length());
      assertEquals("", status.reason());
    }
  }

  @Test
  void thereIsOneStatusForEachFile() {
    assertEquals(expected.size() + 2, host.plugins().size());
  }

  @Test
  void plansAreToldWhyAKnownTypeDoesNotServe() {
    Map<String, String> reasons = new HashMap<>();
    for (String type : List.of("TooNew", "Exits", "ThrowingConstructor", "NeedsOther")) {
      reasons.put(type, host.catalog().findUnavailable(type).orElseThrow().reason());
    }
    assertEquals(
        Map.of(
            "TooNew", "the plugin is built for another version of the SPI (RM-6202)",
            "Exits", "the plugin calls what a plugin must not call (RM-6306)",
            "ThrowingConstructor", "a node factory of the plugin cannot be created (RM-6503)",
            "NeedsOther", "a plugin that this one needs does not serve (RM-6401)"),
        reasons);
  }

  @Test
  void hangingPluginsCostTheOthersNothing() {
    // All of them are judged side by side: the slowest is given up after its limit.
    assertTrue(
        openMillis < START_LIMIT.toMillis() + 500L * expected.size() / 4,
        () -> "opened after %d ms".formatted(openMillis));
  }
}
