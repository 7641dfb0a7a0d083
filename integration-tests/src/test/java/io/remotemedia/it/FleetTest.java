package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.server.PlatformServer;
import io.remotemedia.server.config.ConfigLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Catalogue drift between instances, as the command line shows it. */
@Timeout(120)
class FleetTest {
  private static PlatformServer serve(Path plugins) throws Exception {
    return PlatformServer.start(
        ConfigLoader.load(
            null,
            Map.of(),
            Map.of(
                "grpc.listen",
                "127.0.0.1:0",
                "http.listen",
                "127.0.0.1:0",
                "plugins.directories",
                plugins.toString(),
                "auth.tokens",
                RunningServer.TOKEN)));
  }

  private static String address(PlatformServer server) {
    return "127.0.0.1:" + server.grpcAddress().getPort();
  }

  @Test
  void instancesThatDifferAreToldApart(@TempDir Path full, @TempDir Path less) throws Exception {
    PluginJars.copyTo(full);
    PluginJars.copyTo(less);
    try (var jars = Files.list(less)) {
      for (Path jar : jars.filter(file -> file.toString().contains("vad-plugin")).toList()) {
        Files.delete(jar);
      }
    }
    try (PlatformServer one = serve(full);
        PlatformServer two = serve(full);
        PlatformServer three = serve(less)) {
      CommandRun same =
          CommandRun.of("fleet", "--token", RunningServer.TOKEN, address(one), address(two));
      assertEquals(0, same.code(), same::err);
      assertTrue(same.out().endsWith("no drift\n"), same::out);
      CommandRun drift =
          CommandRun.of(
              "fleet", "--token", RunningServer.TOKEN, address(one), address(two), address(three));
      assertEquals(1, drift.code(), drift::err);
      assertTrue(drift.out().contains("drift in VAD:\n"), drift::out);
      assertTrue(
          drift.out().lines().anyMatch(line -> line.matches(" +absent +" + address(three))),
          drift::out);
      CommandRun json =
          CommandRun.of(
              "fleet", "--json", "--token", RunningServer.TOKEN, address(one), address(three));
      assertTrue(json.out().contains("\"subject\":\"VAD\""), json::out);
    }
  }

  @Test
  void anInstanceThatCannotBeAskedIsNamed(@TempDir Path none) throws Exception {
    try (PlatformServer one = serve(none)) {
      CommandRun refused = CommandRun.of("fleet", address(one));
      assertEquals(3, refused.code());
      assertTrue(refused.err().contains(address(one) + ": UNAUTHENTICATED"), refused::err);
      CommandRun absent =
          CommandRun.of("fleet", "--token", RunningServer.TOKEN, address(one), "127.0.0.1:1");
      assertEquals(3, absent.code());
      assertTrue(absent.err().contains("127.0.0.1:1: UNAVAILABLE"), absent::err);
    }
  }
}
