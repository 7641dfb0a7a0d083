package io.remotemedia.server.config;

import io.remotemedia.core.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Puts a configuration together from its sources, and finds everything that is wrong with it. */
public final class ConfigLoader {
  private static final String MASK = "********";

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
    return load(new ConfigSources(file, environment, flags)).config();
  }

  /**
   * A configuration that can be used, and what is odd about it.
   *
   * @param config the effective configuration
   * @param warnings what does not stop the server
   */
  public record Loaded(ServerConfig config, Diagnostics warnings) {}

  /**
   * Loads a configuration.
   *
   * @param sources where settings come from
   * @return the effective configuration
   * @throws ConfigException when something is wrong, with all problems
   */
  public static Loaded load(ConfigSources sources) throws ConfigException {
    ConfigProblems problems = new ConfigProblems();
    ServerConfig config = ServerConfig.from(sources.values(problems));
    Diagnostics findings = problems.all();
    if (findings.hasErrors()) {
      throw new ConfigException(findings);
    }
    return new Loaded(config, findings);
  }

  /**
   * Every key with the value that counts and its origin. Faulty values show as their default.
   *
   * @param sources where settings come from
   * @return ordered by key, secrets masked
   */
  public static List<EffectiveValue> effective(ConfigSources sources) {
    ConfigValues values = sources.values(new ConfigProblems());
    return values.schema().keys().stream().map(key -> shown(key, values)).toList();
  }

  private static EffectiveValue shown(ConfigKey key, ConfigValues values) {
    String text = values.text(key.name());
    return new EffectiveValue(
        key.name(),
        key.secret() && !text.isEmpty() ? MASK : text,
        values.origin(key.name()),
        !text.equals(key.defaultText() == null ? "" : key.defaultText()),
        key.description());
  }
}
