package io.remotemedia.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.server.auth.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where settings come from, and what is told of wrong ones. */
class ConfigLoaderTest {
  private static final Map<String, String> TOKEN = Map.of("REMOTEMEDIA_AUTH_TOKENS", "a, b");
  private static final String UNKNOWN = "%s:2:3: unknown key \"grpc.lisen\"; nearest: grpc.listen";

  @Test
  void defaultsServeOnLoopbackWithAuthentication() throws Exception {
    ServerConfig config = ConfigLoader.load(null, TOKEN, Map.of());
    assertEquals(new HostPort("127.0.0.1", 50_051), config.grpc());
    assertEquals(new HostPort("127.0.0.1", 9_090), config.http());
    assertTrue(config.auth().enabled());
    assertEquals(List.of(Token.plain("a"), Token.plain("b")), config.auth().tokens());
    assertEquals(30_000, config.shutdown().graceMillis());
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
    assertEquals(3, config.streams().max());
  }

  @Test
  void faultyLinesOfTheTokenFileAreToldWithTheirNumbers(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("tokens"), "good\n{\"name\":\"x y\"}\n{oops\n");
    Map<String, String> environment = Map.of("REMOTEMEDIA_AUTH_TOKENS_FILE", file.toString());
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> ConfigLoader.load(null, environment, Map.of()));
    assertEquals(2, refusal.problems().size(), refusal::getMessage);
    assertTrue(refusal.problems().get(0).startsWith(file + ":2:1: name is \"x y\""));
    assertTrue(refusal.problems().get(1).startsWith(file + ":3:1: "), refusal::getMessage);
  }

  @Test
  void allProblemsAreToldTogetherWithTheNearestNames(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("server.yaml");
    Files.writeString(
        file, "grpc:\n  lisen: 127.0.0.1:1\nstreams:\n  max: -4\nhttp:\n  listen: here\n");
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> ConfigLoader.load(file, Map.of(), Map.of()));
    assertEquals(4, refusal.problems().size(), refusal::getMessage);
    assertTrue(refusal.problems().contains(UNKNOWN.formatted(file)), refusal::getMessage);
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

  @Test
  void theShippedFileDescribesEveryKeyAsTheSchemaDoes() throws Exception {
    String shipped =
        Files.readString(
            Path.of("..", "distribution", "src", "main", "dist", "conf", "server.yaml"));
    for (EffectiveValue value :
        ConfigLoader.effective(new ConfigSources(null, Map.of(), Map.of()))) {
      String key = value.key().substring(value.key().lastIndexOf('.') + 1) + ":";
      assertTrue(shipped.contains(key), value.key());
      assertTrue(
          shipped.contains("# " + value.description()),
          () -> value.key() + ": " + value.description());
    }
  }

  @Test
  void everyKeyCanBeSetInTheEnvironmentAndIsCheckedThere() throws Exception {
    for (ConfigKey key : ConfigSchema.load().keys()) {
      if (Set.of("integer", "number", "boolean").contains(key.type())) {
        Map<String, String> wrong =
            Map.of("REMOTEMEDIA_AUTH_TOKENS", "a", key.environmentName(), "neither");
        ConfigException refusal =
            assertThrows(
                ConfigException.class, () -> ConfigLoader.load(null, wrong, Map.of()), key.name());
        assertTrue(
            refusal.getMessage().contains(key.environmentName() + ": " + key.name()),
            refusal::getMessage);
      }
    }
  }

  @Test
  void aNameLikeOursInTheEnvironmentIsAWarningNotAFault() throws Exception {
    Map<String, String> environment =
        Map.of(
            "REMOTEMEDIA_AUTH_TOKENS", "a",
            "REMOTEMEDIA_GRPC_LISEN", "0.0.0.0:1",
            "REMOTEMEDIA_SERVICE_HOST", "10.0.0.1",
            "REMOTEMEDIA_PORT_50051_TCP_ADDR", "10.0.0.1",
            "REMOTEMEDIA_JAVA_OPTS", "-Xmx1g");
    List<Diagnostic> warnings =
        ConfigLoader.load(new ConfigSources(null, environment, Map.of())).warnings().reported();
    assertEquals(1, warnings.size(), warnings::toString);
    assertEquals(List.of("REMOTEMEDIA_GRPC_LISTEN"), warnings.getFirst().suggestions());
  }

  @Test
  void keysSetTwiceListsForValuesAndGroupsWithValuesAreFaultsWithTheirPlace(@TempDir Path folder)
      throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("server.yaml"),
            "streams:\n  max: 1\n  max: 2\nhttp: 4\ngrpc:\n  listen: [a, b]\n");
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> ConfigLoader.load(file, TOKEN, Map.of()));
    assertEquals(3, refusal.problems().size(), refusal::getMessage);
    for (String part :
        List.of(
            ":3:3: streams.max is set twice; the other place is line 2",
            ":4:1: http is a group",
            ":6:3: grpc.listen is a list")) {
      assertTrue(refusal.getMessage().contains(part), refusal::getMessage);
    }
  }

  @Test
  void textThatIsNoYamlIsToldWithItsPlaceAndWithoutAnythingElse(@TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("server.yaml"), "grpc:\n  listen: [a\nb: c\n");
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> ConfigLoader.load(file, TOKEN, Map.of()));
    assertEquals(1, refusal.problems().size(), refusal::getMessage);
    assertTrue(refusal.getMessage().matches("(?s).*server.yaml:\\d+:\\d+: the text is not YAML.*"));
    Path absent = folder.resolve("absent.yaml");
    refusal = assertThrows(ConfigException.class, () -> ConfigLoader.load(absent, TOKEN, Map.of()));
    assertEquals(List.of(absent + ": the configuration file does not exist"), refusal.problems());
  }

  @Test
  void effectiveValuesTellTheirOriginAndMaskSecrets(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("server.yaml"), "streams:\n  max: 3\n");
    Map<String, EffectiveValue> shown =
        ConfigLoader.effective(new ConfigSources(file, TOKEN, Map.of("grpc.listen", "127.0.0.1:5")))
            .stream()
            .collect(Collectors.toMap(EffectiveValue::key, value -> value));
    assertEquals(file + ":2:3", shown.get("streams.max").origin().toString());
    assertEquals("REMOTEMEDIA_AUTH_TOKENS", shown.get("auth.tokens").origin().toString());
    assertEquals("********", shown.get("auth.tokens").value());
    assertEquals("the command line", shown.get("grpc.listen").origin().toString());
    assertEquals("default", shown.get("http.listen").origin().toString());
  }
}
