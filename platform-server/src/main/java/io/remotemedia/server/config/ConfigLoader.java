package io.remotemedia.server.config;

import io.remotemedia.core.execution.LimitsPolicy;
import io.remotemedia.spi.GrantedLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a configuration together from its sources, and finds everything that is wrong with it. */
public final class ConfigLoader {
  private static final String SEPARATOR = ",";

  private final ConfigSchema schema = ConfigSchema.load();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> origins = new LinkedHashMap<>();

  private ConfigLoader() {}

  /**
   * Loads a configuration.
   *
   * @param file a YAML file; null for none
   * @param environment the environment variables
   * @param flags dotted keys from the command line
   * @return the effective configuration
   * @throws ConfigException when something is wrong, with all problems
   */
  public static ServerConfig load(
      Path file, Map<String, String> environment, Map<String, String> flags)
      throws ConfigException {
    ConfigLoader loader = new ConfigLoader();
    if (file != null) {
      YamlKeys.read(file, loader.problems)
          .forEach((key, value) -> loader.put(key, value, file.toString()));
    }
    loader.takeEnvironment(environment);
    flags.forEach((key, value) -> loader.put(key, value, "the command line"));
    ServerConfig config = loader.build();
    if (!loader.problems.isEmpty()) {
      throw new ConfigException(loader.problems);
    }
    return config;
  }

  private void takeEnvironment(Map<String, String> environment) {
    for (ConfigKey key : schema.keys()) {
      String value = environment.get(key.environmentName());
      if (value != null) {
        put(key.name(), value, key.environmentName());
      }
    }
  }

  private void put(String name, String value, String origin) {
    ConfigKey key = schema.find(name);
    if (key == null) {
      List<String> names = schema.keys().stream().map(ConfigKey::name).toList();
      problems.add(
          "%s: unknown key \"%s\"; nearest: %s"
              .formatted(origin, name, NearestKey.of(name, names)));
      return;
    }
    values.put(name, value);
    origins.put(name, origin);
  }

  private ServerConfig build() {
    HostPort grpc = address("grpc.listen");
    HostPort http = address("http.listen");
    boolean authenticated = flag("auth.enabled");
    List<String> tokens = tokens();
    checkAuthentication(authenticated, tokens, grpc);
    int workers = integer("engine.workers");
    return new ServerConfig(
        grpc,
        http,
        pluginFolders(),
        authenticated,
        tokens,
        new LimitsPolicy(limits("default"), limits("max")),
        workers == 0 ? Runtime.getRuntime().availableProcessors() : workers,
        integer("engine.queue_capacity"),
        integer("streams.max"),
        number("shutdown.grace_ms"),
        transport(),
        admission());
  }

  private TransportConfig transport() {
    return new TransportConfig(
        integer("transport.max_concurrent_calls_per_connection"),
        integer("transport.max_rst_frames"),
        integer("transport.handshake_timeout_ms"),
        integer("transport.connection_idle_ms"),
        integer("transport.keepalive_ms"),
        integer("transport.keepalive_timeout_ms"),
        integer("transport.permit_keepalive_ms"),
        integer("transport.max_metadata_bytes"),
        integer("transport.flow_control_window_bytes"),
        integer("transport.max_message_bytes"),
        integer("transport.request_timeout_ms"),
        integer("transport.max_connections"),
        number("transport.connection_age_ms"),
        number("transport.connection_age_grace_ms"),
        number("transport.max_inbound_bytes"));
  }

  private AdmissionConfig admission() {
    return new AdmissionConfig(
        integer("admission.burst_wait_ms"),
        integer("admission.standing_wait_ms"),
        integer("admission.standing_wait_factor"),
        integer("admission.standing_after_ms"),
        integer("admission.shed_batch_heap_percent"),
        integer("admission.shed_all_heap_percent"),
        integer("admission.refuse_connections_heap_percent"));
  }

  private GrantedLimits limits(String which) {
    String prefix = "limits." + which + ".";
    return new GrantedLimits(
        number(prefix + "memory_bytes"),
        number(prefix + "timeout_ms"),
        number(prefix + "audio_samples"));
  }

  private void checkAuthentication(boolean authenticated, List<String> tokens, HostPort grpc) {
    if (authenticated && tokens.isEmpty()) {
      problems.add(
          """
          no tokens are configured. Three ways out:
            a token file:     auth.tokens_file in the configuration, or REMOTEMEDIA_AUTH_TOKENS_FILE (one token a line)
            the environment:  REMOTEMEDIA_AUTH_TOKENS=token,token
            no check at all:  --no-auth, for trying things out on this machine"""
              .stripIndent());
    }
    if (!authenticated && !grpc.isLoopback() && !flag("auth.allow_anonymous_remote")) {
      problems.add(
          "authentication is off and grpc.listen is %s:%d, which other machines reach; listen on 127.0.0.1, or set auth.allow_anonymous_remote"
              .formatted(grpc.host(), grpc.port()));
    }
  }

  private List<String> tokens() {
    Set<String> tokens = new LinkedHashSet<>();
    for (String token : text("auth.tokens").split(SEPARATOR)) {
      addToken(tokens, token);
    }
    String file = text("auth.tokens_file");
    if (!file.isEmpty()) {
      try {
        for (String line : Files.readAllLines(Path.of(file))) {
          addToken(tokens, line.startsWith("#") ? "" : line);
        }
      } catch (IOException e) {
        problems.add(
            "%s: the token file \"%s\" cannot be read"
                .formatted(origins.get("auth.tokens_file"), file));
      }
    }
    return List.copyOf(tokens);
  }

  private static void addToken(Set<String> tokens, String token) {
    if (!token.isBlank()) {
      tokens.add(token.strip());
    }
  }

  private List<Path> pluginFolders() {
    String folders = text("plugins.directories");
    if (!folders.isEmpty()) {
      return List.of(folders.split(SEPARATOR)).stream().map(String::strip).map(Path::of).toList();
    }
    return PluginFolders.standard();
  }

  private HostPort address(String name) {
    try {
      return HostPort.parse(text(name));
    } catch (IllegalArgumentException e) {
      problems.add("%s: %s: %s".formatted(origins.get(name), name, e.getMessage()));
      return new HostPort("127.0.0.1", 0);
    }
  }

  private boolean flag(String name) {
    String text = text(name);
    if (!text.equals("true") && !text.equals("false")) {
      problems.add(
          "%s: %s is \"%s\", accepted are true and false".formatted(origins.get(name), name, text));
    }
    return text.equals("true");
  }

  private int integer(String name) {
    return (int) number(name);
  }

  private long number(String name) {
    ConfigKey key = schema.find(name);
    try {
      long value = Long.parseLong(text(name));
      if (value >= key.minimum() && value <= key.maximum()) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    problems.add(
        "%s: %s is \"%s\", accepted are whole numbers from %d to %d"
            .formatted(origins.get(name), name, text(name), key.minimum(), key.maximum()));
    return Long.parseLong(key.defaultText());
  }

  private String text(String name) {
    String value = values.get(name);
    if (value != null) {
      return value;
    }
    String byDefault = schema.find(name).defaultText();
    return byDefault == null ? "" : byDefault;
  }
}
