package io.remotemedia.server.config;

import java.util.List;

/** The configuration cannot be used; all problems together. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Not serialized: the exception never leaves the process. */
  private final transient List<String> problems;

  ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * What is wrong.
   *
   * @return at least one line, each with key, received and accepted value
   */
  public List<String> problems() {
    return problems;
  }
}
