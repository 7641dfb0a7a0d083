package io.remotemedia.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with the files of a running host, and what follows. */
class LivePluginsTest {
  /** What the operator is promised. */
  private static final Duration VERDICT = Duration.ofSeconds(3);

  @TempDir private Path folder;
  private PluginHost host;
  private final List<NodeCatalog> published = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void open() throws Exception {
    gate("1.0.0").writeTo(folder.resolve("gate-1.jar"));
    host = PluginHost.open(PluginHostOptions.live(List.of(folder)));
    host.onCatalogChange(published::add);
  }

  @AfterEach
  void close() {
    host.close();
  }

  private static PluginJarFixture gate(String version) {
    return new PluginJarFixture("gate", version).factory("Gate", "");
  }

  private static PluginJarFixture broken(String version) {
    return new PluginJarFixture("gate", version)
        .factory("Gate", "public GateFactory() { throw new Error(\"boom\"); }");
  }

  private String serving() {
    return host.catalog().find("Gate").map(NodeType::pluginVersion).orElse("none");
  }

  private void awaitServing(String version) {
    Eventually.holds(VERDICT, () -> serving().equals(version), () -> host.plugins());
  }

  private PluginStatus status(String file) {
    return host.plugins().stream()
        .filter(status -> status.file().endsWith(file))
        .findFirst()
        .orElse(null);
  }

  private void awaitState(String file, PluginState state) {
    Eventually.holds(
        VERDICT, () -> status(file) != null && status(file).state() == state, () -> host.plugins());
  }

  private void awaitStage(String version, LeavingPlugin.Stage stage) {
    Eventually.holds(
        Duration.ofSeconds(20),
        () ->
            host.leaving().stream()
                .anyMatch(left -> left.version().equals(version) && left.stage() == stage),
        () -> host.leaving());
  }

  @Test
  void newPluginsServeWithoutARestart() throws Exception {
    new PluginJarFixture("echo", "1.0.0").factory("Echo", "").writeTo(folder.resolve("echo.jar"));
    Eventually.holds(VERDICT, () -> host.catalog().find("Echo").isPresent(), () -> host.plugins());
    assertEquals("1.0.0", serving());
  }

  @Test
  void halfWrittenFilesAreWaitedFor() throws Exception {
    Path whole = gate("2.0.0").writeTo(folder.resolve("elsewhere.tmp"));
    byte[] bytes = Files.readAllBytes(whole);
    Path slow = folder.resolve("gate-2.jar");
    int half = bytes.length / 2;
    Files.write(slow, Arrays.copyOf(bytes, half));
    awaitState("gate-2.jar", PluginState.WAITING);
    assertEquals(DiagnosticCode.PLUGIN_BEING_WRITTEN, status("gate-2.jar").code());
    Files.write(slow, Arrays.copyOfRange(bytes, half, bytes.length), StandardOpenOption.APPEND);
    awaitServing("2.0.0");
    awaitState("gate-1.jar", PluginState.SUPERSEDED);
  }

  @Test
  void copiesThatWereBrokenOffAreToldAndRepairedByAnotherCopy() throws Exception {
    byte[] bytes = Files.readAllBytes(gate("2.0.0").writeTo(folder.resolve("elsewhere.tmp")));
    Path file = folder.resolve("gate-2.jar");
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 30));
    awaitState("gate-2.jar", PluginState.QUARANTINED);
    assertEquals(DiagnosticCode.PLUGIN_NO_ARCHIVE, status("gate-2.jar").code());
    assertEquals("1.0.0", serving());
    Files.write(file, bytes);
    awaitServing("2.0.0");
  }

  @Test
  void newerVersionsTakeOverAndTheOlderOneIsProvedUnloaded() throws Exception {
    gate("1.1.0").writeTo(folder.resolve("gate-2.jar"));
    awaitServing("1.1.0");
    awaitStage("1.0.0", LeavingPlugin.Stage.UNLOADED);
  }

  @Test
  void runningWorkKeepsItsVersionLoaded() throws Exception {
    NodeType old = host.catalog().find("Gate").orElseThrow();
    assertTrue(old.acquire());
    assertEquals(1, status("gate-1.jar").users());
    gate("1.1.0").writeTo(folder.resolve("gate-2.jar"));
    awaitServing("1.1.0");
    awaitStage("1.0.0", LeavingPlugin.Stage.DRAINING);
    assertEquals("Gate", old.factory().descriptor().type(), "the old classes still work");
    old.release();
    awaitStage("1.0.0", LeavingPlugin.Stage.HELD);
    assertFalse(old.acquire());
    // This test itself held the old version; now it lets go.
    old = null;
    host.leaving().forEach(left -> assertFalse(left.holders().isEmpty()));
  }

  @Test
  void deletingTheNewerVersionGoesBackWithoutAGap() throws Exception {
    Path newer = gate("1.1.0").writeTo(folder.resolve("gate-2.jar"));
    awaitServing("1.1.0");
    Files.delete(newer);
    awaitServing("1.0.0");
    published.forEach(catalog -> assertTrue(catalog.find("Gate").isPresent(), "no gap"));
    Eventually.holds(
        VERDICT,
        () -> status("gate-1.jar").state() == PluginState.ACTIVE && status("gate-2.jar") == null,
        () -> host.plugins());
  }

  @Test
  void brokenNewerVersionsLeaveTheOlderServing() throws Exception {
    broken("1.1.0").writeTo(folder.resolve("gate-2.jar"));
    awaitState("gate-2.jar", PluginState.QUARANTINED);
    assertEquals("1.0.0", serving());
    assertEquals(PluginState.ACTIVE, status("gate-1.jar").state());
    assertEquals(DiagnosticCode.PLUGIN_FACTORY_FAILED, status("gate-2.jar").code());
  }

  @Test
  void overwritingInPlaceUpgradesAndOverwritingWithBrokenLeavesTheOldServing() throws Exception {
    Path file = folder.resolve("gate-1.jar");
    gate("1.1.0").writeTo(file);
    awaitServing("1.1.0");
    broken("1.2.0").writeTo(file);
    awaitState("gate-1.jar", PluginState.QUARANTINED);
    assertEquals("1.1.0", serving());
    assertTrue(status("gate-1.jar").evidence().contains("version 1.1.0 goes on serving"));
    Files.delete(file);
    Eventually.holds(VERDICT, () -> serving().equals("none"), () -> host.plugins());
    published.forEach(
        catalog ->
            assertTrue(
                catalog.find("Gate").isPresent() || catalog == published.getLast(), "no gap"));
  }

  @Test
  void overwritingWithAnOlderVersionInPlaceHasNoGap() throws Exception {
    gate("0.5.0").writeTo(folder.resolve("gate-1.jar"));
    awaitServing("0.5.0");
    published.forEach(catalog -> assertTrue(catalog.find("Gate").isPresent(), "no gap"));
  }

  @Test
  void reloadingMakesNewClasses() {
    NodeType before = host.catalog().find("Gate").orElseThrow();
    List<PluginStatus> reloaded = host.reload("gate");
    assertEquals(PluginState.ACTIVE, reloaded.getFirst().state());
    NodeType after = host.catalog().find("Gate").orElseThrow();
    assertFalse(before.boundary() == after.boundary());
    assertEquals(List.of(), host.reload("nobody"));
  }

  @Test
  void switchingOffSurvivesARestartAndCanBeDoneByHand() throws Exception {
    assertEquals(PluginState.DISABLED, host.setEnabled("gate", false).getFirst().state());
    assertEquals("none", serving());
    assertTrue(Files.exists(folder.resolve("gate.disabled")));
    try (PluginHost other = PluginHost.open(List.of(folder))) {
      assertEquals(PluginState.DISABLED, other.plugins().getFirst().state());
    }
    Files.delete(folder.resolve("gate.disabled"));
    awaitServing("1.0.0");
    assertEquals(List.of(), host.setEnabled("nobody", false));
  }

  @Test
  void typesThatRanAwayAreOutOfServiceUntilTheirPluginIsReloaded() {
    host.quarantine(host.catalog().find("Gate").orElseThrow(), "it ran away twice");
    assertEquals("none", serving());
    assertEquals(
        "it ran away twice (RM-6904)",
        host.catalog().findUnavailable("Gate").orElseThrow().reason());
    host.reload("gate");
    assertEquals("1.0.0", serving());
  }

  @Test
  void receiptsTellTheVerdictAndGoWithTheFile() throws Exception {
    Path receipt = folder.resolve("gate-1.jar.status.json");
    String json = Files.readString(receipt);
    assertTrue(json.contains("\"state\" : \"ACTIVE\""), json);
    assertTrue(json.contains("\"step\" : \"link\""), json);
    broken("1.1.0").writeTo(folder.resolve("gate-1.jar"));
    awaitState("gate-1.jar", PluginState.QUARANTINED);
    Eventually.holds(
        VERDICT,
        () -> read(receipt).contains("RM-6503") && read(receipt).contains("boom"),
        () -> read(receipt));
    Files.delete(folder.resolve("gate-1.jar"));
    Eventually.holds(VERDICT, () -> !Files.exists(receipt), () -> read(receipt));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void dependentPluginsStartAndWaitWithWhatTheyNeed() throws Exception {
    new PluginJarFixture("user", "1.0.0")
        .manifest("Plugin-Dependencies", "gate@>=1.0.0 & <2.0.0, ghost?")
        .factory("User", "")
        .writeTo(folder.resolve("user.jar"));
    awaitState("user.jar", PluginState.ACTIVE);
    Files.delete(folder.resolve("gate-1.jar"));
    awaitState("user.jar", PluginState.WAITING);
    assertTrue(status("user.jar").reason().contains("gate"), status("user.jar")::reason);
    gate("1.5.0").writeTo(folder.resolve("gate-2.jar"));
    awaitState("user.jar", PluginState.ACTIVE);
    gate("2.0.0").writeTo(folder.resolve("gate-3.jar"));
    awaitServing("2.0.0");
    awaitState("user.jar", PluginState.WAITING);
    assertEquals(DiagnosticCode.PLUGIN_DEPENDENCY_VERSION, status("user.jar").code());
  }

  @Test
  void zipsWithClassesAndLibrariesServe() throws Exception {
    Path library =
        new PluginJarFixture("x", "1.0.0")
            .compile("Helper", "package fixture; public class Helper { }")
            .writeTo(folder.resolve("helper.tmp"));
    PluginJarFixture zip =
        new PluginJarFixture("zipped", "1.0.0")
            .compile("Helper", "package fixture; public class Helper { }")
            .factory("Zipped", "private final Helper helper = new Helper();")
            .without("fixture/Helper.class");
    zip.writeZip(folder.resolve("zipped.zip"), Map.of("helper.jar", Files.readAllBytes(library)));
    awaitState("zipped.zip", PluginState.ACTIVE);
    assertTrue(host.catalog().find("Zipped").isPresent());
  }

  @Test
  void copiesThatAKilledServerLeftAreClearedAndThoseOfOthersKept() throws Exception {
    Path left = Files.createTempDirectory("remotemedia-plugins-");
    Files.createFile(left.resolve(".lock"));
    Files.writeString(left.resolve("copy"), "x");
    try (PluginHost other = PluginHost.open(List.of(folder))) {
      assertFalse(Files.exists(left));
      assertEquals(PluginState.ACTIVE, other.plugins().getFirst().state());
    }
    host.reload("gate");
    assertEquals("1.0.0", serving(), "the copies of this host are still there");
  }

  @Test
  void nothingTheHostReadsStaysOpen() throws Exception {
    Path file = folder.resolve("gate-1.jar");
    if (!Files.isDirectory(Path.of("/proc/self/fd"))) {
      return;
    }
    try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
      assertFalse(
          descriptors.anyMatch(
              descriptor -> {
                try {
                  return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
                } catch (IOException e) {
                  return false;
                }
              }));
    }
  }
}
