package io.remotemedia.server.config;

/**
 * A key of the configuration, as its schema describes it.
 *
 * @param name dotted, for example {@code grpc.listen}
 * @param type {@code string}, {@code integer} or {@code boolean}; {@code array} for a list of
 *     strings
 * @param defaultText the default as text; null when there is none
 * @param minimum lowest integer
 * @param maximum highest integer
 */
record ConfigKey(String name, String type, String defaultText, long minimum, long maximum) {
  /** The name of the key in the environment. */
  String environmentName() {
    return "REMOTEMEDIA_" + name.replace('.', '_').toUpperCase(java.util.Locale.ROOT);
  }
}
