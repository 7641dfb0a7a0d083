package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.remotemedia.core.catalog.CatalogPublisher;
import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.UnavailableType;
import io.remotemedia.core.execution.ExecutionListener;
import io.remotemedia.core.execution.LimitsPolicy;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.protocol.v1.CatalogChange;
import io.remotemedia.protocol.v1.NodeCatalogServiceGrpc;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import io.remotemedia.protocol.v1.WatchCatalogRequest;
import io.remotemedia.protocol.v1.WatchCatalogResponse;
import io.remotemedia.server.grpc.PipelineServices;
import io.remotemedia.server.grpc.StreamRegistry;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch over real gRPC, with a catalogue that the test changes as a reload would. */
class CatalogWatchTest {
  private static PluginHost plugins;
  private static List<NodeType> types;

  private final CatalogPublisher catalogs = new CatalogPublisher(catalog(1, types.subList(0, 2)));
  private PipelineEngine engine;
  private PipelineServices services;
  private Server server;
  private ManagedChannel channel;

  @BeforeAll
  static void load(@TempDir Path folder) throws Exception {
    PluginJars.copyTo(folder);
    plugins = PluginHost.open(List.of(folder));
    types = plugins.catalog().types();
  }

  @AfterAll
  static void unload() {
    plugins.close();
  }

  @BeforeEach
  void start() throws Exception {
    engine = new PipelineEngine(1, 1, ExecutionListener.NONE);
    services =
        new PipelineServices(
            catalogs,
            new ManifestPlanner(),
            engine,
            LimitsPolicy.STANDARD,
            1,
            new StreamRegistry(0, 0),
            10_000,
            0);
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)).directExecutor();
    services.services().forEach(builder::addService);
    server = builder.build().start();
    channel = channel();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
    services.close();
    engine.close();
  }

  private ManagedChannel channel() {
    return NettyChannelBuilder.forAddress((InetSocketAddress) server.getListenSockets().getFirst())
        .usePlaintext()
        // The smallest, so that a reader that does not read is felt soon.
        .flowControlWindow(65_535)
        .build();
  }

  private static NodeCatalog catalog(long revision, List<NodeType> types) {
    return new NodeCatalog(revision, types, List.of());
  }

  private CatalogWatcher watch() {
    CatalogWatcher watcher = new CatalogWatcher(Integer.MAX_VALUE);
    NodeCatalogServiceGrpc.newStub(channel)
        .watchCatalog(WatchCatalogRequest.getDefaultInstance(), watcher);
    return watcher;
  }

  @Test
  void theCurrentStateComesFirstAndThenEachChange() throws Exception {
    CatalogWatcher watcher = watch();
    WatchCatalogResponse first = watcher.next();
    assertEquals(1, first.getCatalogRevision());
    assertEquals(
        List.of("AudioFormatConverter", "AudioResample"),
        first.getState().getNodeTypesList().stream().map(NodeTypeSummary::getName).toList());

    catalogs.publish(catalog(2, types.subList(0, 3)));
    assertEquals(List.of("KIND_ADDED PassThrough"), changes(watcher.next(), 2));

    catalogs.publish(catalog(3, types.subList(1, 3)));
    assertEquals(List.of("KIND_REMOVED AudioFormatConverter"), changes(watcher.next(), 3));

    catalogs.publish(
        new NodeCatalog(
            5,
            types.subList(1, 2),
            List.of(new UnavailableType("PassThrough", "built-in", "it ran away"))));
    WatchCatalogResponse quarantined = watcher.next();
    assertEquals(List.of("KIND_CHANGED PassThrough"), changes(quarantined, 5));
    assertEquals(
        "it ran away", quarantined.getChanges().getChanges(0).getNodeType().getUnavailableReason());
  }

  private static List<String> changes(WatchCatalogResponse message, long revision) {
    assertEquals(revision, message.getCatalogRevision());
    assertTrue(message.hasChanges());
    return message.getChanges().getChangesList().stream()
        .map(change -> change.getKind() + " " + change.getNodeType().getName())
        .toList();
  }

  @Test
  void aSlowReaderGetsManyChangesAsOneAndEndsUpWithTheTruth() throws Exception {
    int published = 4_000;
    CatalogWatcher watcher = new CatalogWatcher(0);
    NodeCatalogServiceGrpc.newStub(channel)
        .watchCatalog(WatchCatalogRequest.getDefaultInstance(), watcher);
    for (int revision = 2; revision <= published; revision++) {
      catalogs.publish(catalog(revision, revision % 2 == 0 ? List.of() : types));
    }
    watcher.request(Integer.MAX_VALUE);
    List<WatchCatalogResponse> received = new ArrayList<>();
    do {
      received.add(watcher.next());
    } while (received.getLast().getCatalogRevision() < published);
    assertTrue(received.size() < published, "received " + received.size());
    TreeMap<String, NodeTypeSummary> told = new TreeMap<>();
    received.forEach(message -> apply(message, told));
    assertTrue(told.isEmpty(), told.keySet().toString());
  }

  private static void apply(WatchCatalogResponse message, TreeMap<String, NodeTypeSummary> told) {
    message.getState().getNodeTypesList().forEach(type -> told.put(type.getName(), type));
    for (CatalogChange change : message.getChanges().getChangesList()) {
      if (change.getKind() == CatalogChange.Kind.KIND_REMOVED) {
        told.remove(change.getNodeType().getName());
      } else {
        told.put(change.getNodeType().getName(), change.getNodeType());
      }
    }
  }

  @Test
  void drainingEndsTheWatchOk() throws Exception {
    CatalogWatcher watcher = watch();
    watcher.next();
    services.endWatches();
    assertEquals("completed", watcher.ended());
    server.shutdown();
    assertTrue(server.awaitTermination(10, TimeUnit.SECONDS));
  }

  @Test
  void aWatchThatOpensWhileDrainingEndsOkToo() throws Exception {
    services.endWatches();
    CatalogWatcher watcher = watch();
    watcher.next();
    assertEquals("completed", watcher.ended());
  }

  @Test
  void aWatcherThatHasGoneLeavesItsPlaceToOthers() throws Exception {
    List<CatalogWatcher> watchers = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      CatalogWatcher watcher = watch();
      watcher.next();
      watchers.add(watcher);
    }
    CatalogWatcher refused = watch();
    assertTrue(
        refused.ended().startsWith("RESOURCE_EXHAUSTED: 256 calls watch the catalogue"),
        refused.ended());
    watchers.getFirst().cancel();
    assertTrue(becomesPossible());
    catalogs.publish(catalog(2, List.of()));
    assertEquals(2, watchers.getLast().next().getCatalogRevision());
  }

  /** The server hears of the cancellation a moment later. */
  private boolean becomesPossible() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < deadline) {
      if (watch().first() instanceof WatchCatalogResponse) {
        return true;
      }
    }
    return false;
  }
}
