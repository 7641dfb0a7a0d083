package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.stub.MetadataUtils;
import io.remotemedia.protocol.v1.CatalogChange;
import io.remotemedia.protocol.v1.GetManifestSchemaRequest;
import io.remotemedia.protocol.v1.NodeCatalogServiceGrpc;
import io.remotemedia.protocol.v1.NodeCatalogServiceGrpc.NodeCatalogServiceStub;
import io.remotemedia.protocol.v1.WatchCatalogRequest;
import io.remotemedia.protocol.v1.WatchCatalogResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Watchers of a server whose plugins come and go, until it drains. */
class CatalogHotSwapTest {
  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  @Test
  @Timeout(60)
  void aWatcherHearsOfPluginsThatComeAndGoAndOfTheEnd() throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      CatalogWatcher watcher = new CatalogWatcher(Integer.MAX_VALUE);
      stub(server).watchCatalog(WatchCatalogRequest.getDefaultInstance(), watcher);
      assertEquals(4, watcher.next().getState().getNodeTypesCount());
      String tag = schemaTag(server);

      Path jar = vad();
      Path parked = Files.move(jar, elsewhere.resolve(jar.getFileName()));
      assertEquals(CatalogChange.Kind.KIND_REMOVED, change(watcher, "VAD").getKind());
      String without = schemaTag(server);
      assertTrue(!without.equals(tag), "the schema changed with the catalogue");

      Files.copy(parked, jar);
      CatalogChange back = change(watcher, "VAD");
      assertEquals(CatalogChange.Kind.KIND_ADDED, back.getKind());
      assertEquals("RustVADNode", back.getNodeType().getAliases(0));
      assertEquals(tag, schemaTag(server), "the same types have the same tag again");

      assertTrue(server.server.drain());
      assertEquals("completed", watcher.ended());
    }
  }

  private Path vad() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("vad-plugin-.*\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static NodeCatalogServiceStub stub(RunningServer server) {
    return NodeCatalogServiceGrpc.newStub(server.channel)
        .withInterceptors(
            MetadataUtils.newAttachHeadersInterceptor(
                RunningServer.headers("Bearer " + RunningServer.TOKEN)));
  }

  private static String schemaTag(RunningServer server) {
    return NodeCatalogServiceGrpc.newBlockingStub(server.channel)
        .withInterceptors(
            MetadataUtils.newAttachHeadersInterceptor(
                RunningServer.headers("Bearer " + RunningServer.TOKEN)))
        .getManifestSchema(GetManifestSchemaRequest.getDefaultInstance())
        .getTag();
  }

  /** The next change of one type; revisions that change no type come in between. */
  private static CatalogChange change(CatalogWatcher watcher, String type)
      throws InterruptedException {
    while (true) {
      WatchCatalogResponse message = watcher.next();
      for (CatalogChange change : message.getChanges().getChangesList()) {
        if (change.getNodeType().getName().equals(type)) {
          return change;
        }
      }
    }
  }
}
