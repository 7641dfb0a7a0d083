package io.remotemedia.server.config;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.diagnostic.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where settings come from, in the order of their power: a file, the environment, the command line.
 *
 * @param file a YAML file; null for none
 * @param environment the environment variables
 * @param flags dotted keys from the command line
 */
public record ConfigSources(Path file, Map<String, String> environment, Map<String, String> flags) {
  private static final String PREFIX = "REMOTEMEDIA_";

  /** Read by the launcher and by the client verbs. */
  private static final Set<String> OTHERS =
      Set.of("REMOTEMEDIA_JAVA_HOME", "REMOTEMEDIA_JAVA_OPTS", "REMOTEMEDIA_TOKEN");

  /** Kubernetes sets these in every pod beside a service that is called remotemedia. */
  private static final String OF_KUBERNETES = ".*_(SERVICE_(HOST|PORT.*)|PORT|PORT_.*)";

  /** Copies the maps. */
  public ConfigSources {
    environment = Map.copyOf(environment);
    flags = Map.copyOf(flags);
  }

  /**
   * The sources of a process.
   *
   * @param file the file that was named; null for the distribution's own, if there is one
   * @param flags dotted keys from the command line
   * @return with the environment of this process
   */
  public static ConfigSources ofProcess(Path file, Map<String, String> flags) {
    return new ConfigSources(file != null ? file : shippedFile(), System.getenv(), flags);
  }

  private static Path shippedFile() {
    String home = System.getProperty("remotemedia.home");
    Path shipped = home == null ? null : Path.of(home, "conf", "server.yaml");
    return shipped != null && Files.isRegularFile(shipped) ? shipped : null;
  }

  ConfigValues values(ConfigProblems problems) {
    ConfigValues values = new ConfigValues(problems);
    if (file != null) {
      YamlSettings.read(file, problems).forEach(values::put);
    }
    takeEnvironment(values);
    flags.forEach(
        (key, text) -> values.put(new ConfigSetting(key, text, false, ConfigOrigin.COMMAND_LINE)));
    return values;
  }

  private void takeEnvironment(ConfigValues values) {
    Map<String, String> rest = new TreeMap<>(environment);
    for (ConfigKey key : values.schema().keys()) {
      String value = rest.remove(key.environmentName());
      if (value != null) {
        values.put(
            new ConfigSetting(key.name(), value, false, ConfigOrigin.of(key.environmentName())));
      }
    }
    List<String> known = values.schema().keys().stream().map(ConfigKey::environmentName).toList();
    rest.keySet().stream()
        .filter(name -> name.startsWith(PREFIX))
        .filter(name -> !OTHERS.contains(name) && !name.matches(OF_KUBERNETES))
        .forEach(name -> unknown(name, known, values.problems()));
  }

  /** A warning, because others may own names that begin like ours. */
  private static void unknown(String name, List<String> known, ConfigProblems problems) {
    String nearest = NearestNames.ranked(name, known).getFirst();
    problems.add(
        DiagnosticCode.CONFIG_UNKNOWN_KEY,
        Severity.WARNING,
        "",
        ConfigOrigin.of("the environment"),
        "%s is no setting and has no effect; nearest: %s".formatted(Quoted.text(name), nearest),
        List.of(nearest));
  }
}
