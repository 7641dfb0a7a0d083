package io.remotemedia.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts on jars; a good plugin stands beside every bad one and serves. */
class PluginHostTest {
  @TempDir private Path folder;

  @BeforeEach
  void addGoodPlugin() throws Exception {
    new PluginJarFixture("good", "1.0.0").factory("Good", "").writeTo(folder.resolve("good.jar"));
  }

  private void assertVerdict(PluginState state, String... parts) {
    try (PluginHost host = PluginHost.open(List.of(folder))) {
      assertTrue(host.catalog().find("Good").isPresent(), "the good plugin serves");
      PluginStatus bad =
          host.plugins().stream()
              .filter(plugin -> !plugin.file().endsWith("good.jar"))
              .findFirst()
              .orElseThrow();
      assertEquals(state, bad.state(), bad::toString);
      assertFalse(bad.nextStep().isEmpty());
      for (String part : parts) {
        assertTrue(bad.toString().contains(part), () -> part + " in " + bad);
      }
    }
  }

  @Test
  void builtInAndPluginTypesServe() {
    try (PluginHost host = PluginHost.open(List.of(folder, folder.resolve("missing")))) {
      assertEquals(List.of("Good", "PassThrough"), host.catalog().names());
      assertEquals(PluginState.ACTIVE, host.plugins().getFirst().state());
    }
  }

  @Test
  void refusesFilesThatAreNoJar() throws Exception {
    Files.writeString(folder.resolve("bad.jar"), "not a zip");
    assertVerdict(PluginState.QUARANTINED, "cannot be read as a jar");
  }

  @Test
  void refusesJarsWithoutDescriptor() throws Exception {
    new PluginJarFixture("bad", "1.0.0")
        .manifest("Plugin-Id", null)
        .writeTo(folder.resolve("bad.jar"));
    assertVerdict(PluginState.QUARANTINED, "Plugin-Id");
  }

  @Test
  void refusesVersionsThatAreNone() throws Exception {
    new PluginJarFixture("bad", "soon").factory("Bad", "").writeTo(folder.resolve("bad.jar"));
    assertVerdict(PluginState.QUARANTINED, "Plugin-Version", "soon");
  }

  @Test
  void refusesOpenRangesOfSpiVersions() throws Exception {
    new PluginJarFixture("bad", "1.0.0")
        .manifest("Plugin-Requires", "1.0.0")
        .factory("Bad", "")
        .writeTo(folder.resolve("bad.jar"));
    assertVerdict(PluginState.QUARANTINED, "no upper bound", "1.0.0");
  }

  @Test
  void refusesPluginsForAnotherSpi() throws Exception {
    new PluginJarFixture("bad", "1.0.0")
        .manifest("Plugin-Requires", ">=2.0.0 & <3.0.0")
        .factory("Bad", "")
        .writeTo(folder.resolve("bad.jar"));
    assertVerdict(PluginState.QUARANTINED, ">=2.0.0 & <3.0.0", "1.0.0");
  }

  @Test
  void refusesJarsWithoutExtensionIndex() throws Exception {
    new PluginJarFixture("bad", "1.0.0").writeTo(folder.resolve("bad.jar"));
    assertVerdict(PluginState.QUARANTINED, "extensions.idx", "annotation processor");
  }

  @Test
  void refusesCopiesOfTheHostsPackages() throws Exception {
    new PluginJarFixture("bad", "1.0.0")
        .factory("Bad", "")
        .entry("io/remotemedia/spi/Node.class", "x")
        .writeTo(folder.resolve("bad.jar"));
    assertVerdict(PluginState.QUARANTINED, "io.remotemedia.spi", "provided");
  }

  @Test
  void refusesFactoriesThatCannotBeMade() throws Exception {
    new PluginJarFixture("bad", "1.0.0")
        .factory("Bad", "public BadFactory() { throw new Error(\"boom\"); }")
        .writeTo(folder.resolve("bad.jar"));
    assertVerdict(PluginState.QUARANTINED);
  }

  @Test
  void refusesTypeNamesThatAreTaken() throws Exception {
    new PluginJarFixture("rival", "1.0.0").factory("Good", "").writeTo(folder.resolve("zz.jar"));
    assertVerdict(PluginState.QUARANTINED, "Good", "good", "rival");
  }

  @Test
  void newerVersionServesWhateverTheFilesAreCalled() throws Exception {
    new PluginJarFixture("good", "0.9.0").factory("Good", "").writeTo(folder.resolve("aa.jar"));
    assertVerdict(PluginState.SUPERSEDED, "1.0.0");
  }
}
