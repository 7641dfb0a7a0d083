package io.remotemedia.server.config;

/**
 * Where a value comes from.
 *
 * @param source a file, the name of an environment variable, the command line, or the default
 * @param line line from 1 in the file; 0 elsewhere
 * @param column column from 1 in the file; 0 elsewhere
 */
public record ConfigOrigin(String source, int line, int column) {
  static final ConfigOrigin DEFAULT = new ConfigOrigin("default", 0, 0);
  static final ConfigOrigin COMMAND_LINE = new ConfigOrigin("the command line", 0, 0);

  static ConfigOrigin of(String source) {
    return new ConfigOrigin(source, 0, 0);
  }

  /** The place as people read it: {@code conf/server.yaml:3:5}. */
  @Override
  public String toString() {
    return line == 0 ? source : "%s:%d:%d".formatted(source, line, column);
  }
}
