package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.DisablePluginRequest;
import io.remotemedia.protocol.v1.EnablePluginRequest;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.GetPluginRequest;
import io.remotemedia.protocol.v1.LeavingPluginInfo;
import io.remotemedia.protocol.v1.ListPluginsRequest;
import io.remotemedia.protocol.v1.PluginAdminServiceGrpc;
import io.remotemedia.protocol.v1.PluginAdminServiceGrpc.PluginAdminServiceBlockingStub;
import io.remotemedia.protocol.v1.PluginFileState;
import io.remotemedia.protocol.v1.PluginInfo;
import io.remotemedia.protocol.v1.ReloadPluginRequest;
import io.remotemedia.server.auth.NewToken;
import io.remotemedia.server.auth.Quota;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins of a running server, as operators handle them: files, the service, the command line. */
class PluginOperationTest {
  private static final long VERDICT_SECONDS = 3;
  private static final NewToken ADMIN =
      NewToken.random("boss", List.of("administer"), null, Quota.NONE);
  private static final String GATE =
      Manifests.node("gate", "NoiseGate", "{\"threshold_db\":-6,\"hold_ms\":0}");

  @TempDir private static Path folder;
  @TempDir private static Path workshop;
  private static RunningServer server;
  private static Path example;

  @BeforeAll
  static void start() throws Exception {
    Path tokens = Files.writeString(workshop.resolve("tokens"), ADMIN.line() + "\n");
    server = RunningServer.start(folder, Map.of("auth.tokens_file", tokens.toString()));
    example = ExamplePlugin.build(workshop);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static PluginAdminServiceBlockingStub admin() {
    return PluginAdminServiceGrpc.newBlockingStub(server.channel)
        .withInterceptors(
            MetadataUtils.newAttachHeadersInterceptor(
                RunningServer.headers("Bearer " + ADMIN.secret())));
  }

  private static void await(BooleanSupplier condition, long seconds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, () -> "in time: " + admin().listPlugins(LIST));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static final ListPluginsRequest LIST = ListPluginsRequest.getDefaultInstance();

  private static ExecuteResponse gate() {
    AudioBuffer audio = Audio.mono(8_000, 3, frame -> frame == 1 ? 0.9 : 0.1);
    return server
        .client()
        .executePipeline(
            ExecuteRequest.newBuilder()
                .setManifestJson(GATE)
                .putAudioInputs("gate", audio)
                .build());
  }

  private static boolean serves() {
    return server.server.catalog().find("NoiseGate").isPresent();
  }

  private static PluginInfo info(String plugin) {
    return admin().getPlugin(GetPluginRequest.newBuilder().setPlugin(plugin).build()).getPlugins(0);
  }

  @Test
  void aPluginBuiltOutsideServesSecondsAfterItWasDroppedAndLeavesWithItsFile() throws Exception {
    assertTrue(gate().hasError(), "unknown before");
    Path dropped = folder.resolve("noise-gate.jar");
    Files.copy(example, dropped);
    await(PluginOperationTest::serves, VERDICT_SECONDS);

    ExecuteResponse reply = gate();
    assertTrue(reply.hasResult(), reply::toString);
    assertArrayEquals(
        new float[] {0, 0.9f, 0},
        Audio.floats(reply.getResult().getAudioOutputsOrThrow("gate")),
        "muted, open, muted");
    assertEquals(PluginFileState.PLUGIN_FILE_STATE_ACTIVE, info("noise-gate").getState());

    PluginInfo disabled =
        admin()
            .disablePlugin(DisablePluginRequest.newBuilder().setPluginId("noise-gate").build())
            .getPlugins(0);
    assertEquals(PluginFileState.PLUGIN_FILE_STATE_DISABLED, disabled.getState());
    String refused = gate().getError().getMessage();
    assertTrue(refused.contains("switched off (RM-6903)"), refused);
    assertEquals(
        PluginFileState.PLUGIN_FILE_STATE_ACTIVE,
        admin()
            .enablePlugin(EnablePluginRequest.newBuilder().setPluginId("noise-gate").build())
            .getPlugins(0)
            .getState());
    assertEquals(
        PluginFileState.PLUGIN_FILE_STATE_ACTIVE,
        admin()
            .reloadPlugin(ReloadPluginRequest.newBuilder().setPlugin("noise-gate.jar").build())
            .getPlugins(0)
            .getState());
    assertTrue(gate().hasResult());
    assertTrue(Files.exists(folder.resolve("noise-gate.jar.status.json")));

    Files.delete(dropped);
    await(() -> !serves(), VERDICT_SECONDS);
    await(PluginOperationTest::nothingStays, 20);
  }

  /** In a whole server: plan cache, catalogue service, engine and metrics hold nothing. */
  private static boolean nothingStays() {
    List<LeavingPluginInfo> leaving = admin().listPlugins(LIST).getLeavingList();
    return !leaving.isEmpty()
        && leaving.stream().allMatch(plugin -> plugin.getStage().equals("unloaded"));
  }

  @Test
  void unknownPluginsAreToldWithTheNearest() {
    StatusRuntimeException refusal =
        assertThrows(StatusRuntimeException.class, () -> info("remotemedia-vat"));
    assertEquals(Status.Code.NOT_FOUND, refusal.getStatus().getCode());
    assertTrue(
        refusal.getStatus().getDescription().contains("Did you mean \"remotemedia-vad\""),
        refusal::getMessage);
  }

  @Test
  void brokenPluginsAreToldToAdministratorsAndToClientsInTheirOwnWords() throws Exception {
    Files.writeString(folder.resolve("broken.jar"), "not a jar");
    await(
        () ->
            admin().listPlugins(LIST).getPluginsList().stream()
                .anyMatch(
                    plugin ->
                        plugin.getFile().equals("broken.jar")
                            && plugin.getCode().equals("RM-6002")),
        VERDICT_SECONDS);
    new MetricsPage(server.server.httpAddress())
        .await("remotemedia_plugins{state=\"quarantined\"} 1.0", VERDICT_SECONDS);
    Files.delete(folder.resolve("broken.jar"));
  }

  @Test
  void callersWhoOnlyRunPipelinesLearnNothing() {
    StatusRuntimeException refusal =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                PluginAdminServiceGrpc.newBlockingStub(server.channel)
                    .withInterceptors(
                        MetadataUtils.newAttachHeadersInterceptor(
                            RunningServer.headers("Bearer " + RunningServer.TOKEN)))
                    .listPlugins(LIST));
    assertEquals(Status.Code.PERMISSION_DENIED, refusal.getStatus().getCode());
  }

  @Test
  void callersWithoutATokenLearnNothing() {
    StatusRuntimeException refusal =
        assertThrows(
            StatusRuntimeException.class,
            () -> PluginAdminServiceGrpc.newBlockingStub(server.channel).listPlugins(LIST));
    assertEquals(Status.Code.UNAUTHENTICATED, refusal.getStatus().getCode());
  }
}
