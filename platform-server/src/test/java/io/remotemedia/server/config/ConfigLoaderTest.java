package io.remotemedia.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where settings come from, and what is told of wrong ones. */
class ConfigLoaderTest {
  private static final Map<String, String> TOKEN = Map.of("REMOTEMEDIA_AUTH_TOKENS", "a, b");

  @Test
  void defaultsServeOnLoopbackWithAuthentication() throws Exception {
    ServerConfig config = ConfigLoader.load(null, TOKEN, Map.of());
    assertEquals(new HostPort("127.0.0.1", 50_051), config.grpc());
    assertEquals(new HostPort("127.0.0.1", 9_090), config.http());
    assertTrue(config.authenticated());
    assertEquals(List.of("a", "b"), config.tokens());
    assertEquals(30_000, config.graceMillis());
    assertEquals(10_000_000, config.limits().defaults().maxAudioSamples());
  }

  @Test
  void flagsWinOverEnvironmentAndEnvironmentOverTheFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("server.yaml");
    Files.writeString(
        file, "grpc:\n  listen: 127.0.0.1:1\nhttp:\n  listen: 127.0.0.1:2\nstreams:\n  max: 3\n");
    Map<String, String> environment =
        Map.of(
            "REMOTEMEDIA_AUTH_TOKENS", "a",
            "REMOTEMEDIA_GRPC_LISTEN", "127.0.0.1:11",
            "REMOTEMEDIA_HTTP_LISTEN", "127.0.0.1:12");
    ServerConfig config =
        ConfigLoader.load(file, environment, Map.of("grpc.listen", "127.0.0.1:111"));
    assertEquals(111, config.grpc().port());
    assertEquals(12, config.http().port());
    assertEquals(3, config.maxStreams());
  }

  @Test
  void tokenFileHasOneTokenALineAndComments(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("tokens"), "# team\nfirst\n\n second \n");
    ServerConfig config =
        ConfigLoader.load(null, Map.of("REMOTEMEDIA_AUTH_TOKENS_FILE", file.toString()), Map.of());
    assertEquals(List.of("first", "second"), config.tokens());
  }

  @Test
  void allProblemsAreToldTogetherWithTheNearestNames(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("server.yaml");
    Files.writeString(
        file, "grpc:\n  lisen: 127.0.0.1:1\nstreams:\n  max: -4\nhttp:\n  listen: here\n");
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> ConfigLoader.load(file, Map.of(), Map.of()));
    assertEquals(4, refusal.problems().size(), refusal::getMessage);
    for (String part : List.of("grpc.listen", "-4", "\"here\"", "--no-auth")) {
      assertTrue(refusal.getMessage().contains(part), refusal::getMessage);
    }
  }

  @Test
  void noAuthenticationStaysOnThisMachine() {
    Map<String, String> flags = Map.of("auth.enabled", "false", "grpc.listen", "0.0.0.0:1");
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> ConfigLoader.load(null, Map.of(), flags));
    assertTrue(refusal.getMessage().contains("allow_anonymous_remote"), refusal::getMessage);
  }

  @Test
  void theShippedFileHoldsEveryDefault() throws Exception {
    Path shipped = Path.of("..", "distribution", "src", "main", "dist", "conf", "server.yaml");
    ServerConfig fromFile = ConfigLoader.load(shipped, TOKEN, Map.of());
    assertEquals(ConfigLoader.load(null, TOKEN, Map.of()), fromFile);
  }
}
