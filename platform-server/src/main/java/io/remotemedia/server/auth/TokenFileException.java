package io.remotemedia.server.auth;

import java.util.List;

/** A token file cannot be used; all problems together. */
public final class TokenFileException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Not serialized: the exception never leaves the process. */
  private final transient List<Problem> problems;

  /**
   * What is wrong with one line.
   *
   * @param line line from 1; 0 for the whole file
   * @param message one sentence; never holds a token
   */
  public record Problem(int line, String message) {}

  TokenFileException(List<Problem> problems) {
    super(
        String.join(
            "; ",
            problems.stream()
                .map(problem -> "line %d: %s".formatted(problem.line(), problem.message()))
                .toList()));
    this.problems = List.copyOf(problems);
  }

  /**
   * What is wrong.
   *
   * @return at least one problem
   */
  public List<Problem> problems() {
    return problems;
  }
}
