package io.remotemedia.server.config;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.diagnostic.Severity;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The effective value of every key, checked against the schema: read by the records of the
 * configuration, each of which takes its own keys. A faulty value is told once and reads as its
 * default, so that everything else can still be checked.
 */
public final class ConfigValues {
  /** Between the elements of a list in one text. */
  static final String SEPARATOR = ",";

  private final ConfigSchema schema = ConfigSchema.load();
  private final ConfigProblems problems;
  private final Map<String, ConfigSetting> settings = new LinkedHashMap<>();

  ConfigValues(ConfigProblems problems) {
    this.problems = problems;
  }

  ConfigSchema schema() {
    return schema;
  }

  /** Takes a setting, which wins over earlier ones of the same key. */
  void put(ConfigSetting setting) {
    ConfigKey key = schema.find(setting.key());
    if (key == null) {
      unknown(setting);
    } else if (setting.list() && !key.type().equals("array")) {
      problems.error(
          DiagnosticCode.CONFIG_VALUE,
          setting.key(),
          setting.origin(),
          "%s is a list; accepted is one value".formatted(setting.key()));
    } else if (check(key, setting)) {
      settings.put(setting.key(), setting);
    }
  }

  private boolean check(ConfigKey key, ConfigSetting setting) {
    if (key.accepts(setting.text())) {
      return true;
    }
    String received = key.secret() ? "a secret" : Quoted.text(setting.text());
    problems.add(
        DiagnosticCode.CONFIG_VALUE,
        Severity.ERROR,
        key.name(),
        setting.origin(),
        "%s is %s, accepted are %s".formatted(key.name(), received, key.accepted()),
        NearestNames.of(setting.text(), key.choices()));
    return false;
  }

  private void unknown(ConfigSetting setting) {
    List<String> members = schema.below(setting.key());
    if (!members.isEmpty()) {
      problems.error(
          DiagnosticCode.CONFIG_VALUE,
          setting.key(),
          setting.origin(),
          "%s is a group of keys and has no value of its own; its keys are %s"
              .formatted(setting.key(), String.join(SEPARATOR + " ", members)));
      return;
    }
    String nearest = NearestNames.ranked(setting.key(), schema.names()).getFirst();
    problems.add(
        DiagnosticCode.CONFIG_UNKNOWN_KEY,
        Severity.ERROR,
        setting.key(),
        setting.origin(),
        "unknown key %s; nearest: %s".formatted(Quoted.text(setting.key()), nearest),
        List.of(nearest));
  }

  /**
   * Tells a problem of a value that the schema cannot see.
   *
   * @param key dotted key
   * @param message one sentence with the received and the accepted value
   */
  public void refuse(String key, String message) {
    problems.error(DiagnosticCode.CONFIG_VALUE, key, origin(key), message);
  }

  /**
   * Tells that values do not fit together.
   *
   * @param key the key that should change
   * @param message what does not fit, and the ways out
   */
  public void conflict(String key, String message) {
    problems.error(DiagnosticCode.CONFIG_CONFLICT, key, origin(key), message);
  }

  /**
   * Tells something that does not stop the server.
   *
   * @param key dotted key
   * @param message one sentence
   */
  public void warn(String key, String message) {
    problems.add(
        DiagnosticCode.CONFIG_CONFLICT, Severity.WARNING, key, origin(key), message, List.of());
  }

  ConfigProblems problems() {
    return problems;
  }

  /**
   * Where the value of a key comes from.
   *
   * @param key dotted key
   * @return the default where nothing was set
   */
  public ConfigOrigin origin(String key) {
    ConfigSetting setting = settings.get(key);
    return setting == null ? ConfigOrigin.DEFAULT : setting.origin();
  }

  /**
   * A text.
   *
   * @param key dotted key
   * @return empty when there is neither a value nor a default
   */
  public String text(String key) {
    ConfigSetting setting = settings.get(key);
    if (setting != null) {
      return setting.text();
    }
    String byDefault = schema.find(key).defaultText();
    return byDefault == null ? "" : byDefault;
  }

  /**
   * A switch.
   *
   * @param key dotted key
   * @return its value
   */
  public boolean flag(String key) {
    return Boolean.parseBoolean(text(key));
  }

  /**
   * A whole number.
   *
   * @param key dotted key
   * @return its value
   */
  public long number(String key) {
    return Long.parseLong(text(key));
  }

  /**
   * A whole number whose maximum is within an int.
   *
   * @param key dotted key
   * @return its value
   */
  public int integer(String key) {
    return Math.toIntExact(number(key));
  }

  /**
   * A number.
   *
   * @param key dotted key
   * @return its value
   */
  public double decimal(String key) {
    return Double.parseDouble(text(key));
  }

  /**
   * A list.
   *
   * @param key dotted key
   * @return its elements without blanks around them; none when there is no value
   */
  public List<String> list(String key) {
    return Stream.of(text(key).split(SEPARATOR))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }

  /**
   * A file or folder.
   *
   * @param key dotted key
   * @return relative to the working directory; empty when there is no value
   */
  public Optional<Path> path(String key) {
    String text = text(key).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }

  /**
   * An address to listen on.
   *
   * @param key dotted key
   * @return the address; one on loopback after telling that the value is none
   */
  public HostPort address(String key) {
    try {
      return HostPort.parse(text(key));
    } catch (IllegalArgumentException e) {
      refuse(key, "%s: %s".formatted(key, e.getMessage()));
      return new HostPort("127.0.0.1", 0);
    }
  }
}
