package io.remotemedia.server.auth;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tokens in force: those of the configuration, and those of a file that may change. */
public final class TokenStore {
  private final List<Token> configured;
  private final Optional<Path> file;
  private volatile TokenSet current = TokenSet.EMPTY;

  /**
   * A store; {@link #reload} fills it.
   *
   * @param configured tokens of the configuration
   * @param file more of them, if there is one
   */
  public TokenStore(List<Token> configured, Optional<Path> file) {
    this.configured = List.copyOf(configured);
    this.file = file;
  }

  /**
   * Takes the tokens of the file. Calls that run go on, whatever becomes of their tokens.
   *
   * @throws TokenFileException when the file cannot be used, or no token would be left: an empty
   *     file is a mistake more often than a wish. What was in force stays in force
   */
  public void reload() throws TokenFileException {
    List<Token> read = file.isPresent() ? TokenFile.read(file.get()) : List.of();
    List<Token> all = Stream.concat(configured.stream(), read.stream()).toList();
    if (all.isEmpty()) {
      throw new TokenFileException(
          List.of(new TokenFileException.Problem(0, "the token file holds no token")));
    }
    current = TokenSet.of(all);
  }

  /**
   * The tokens in force.
   *
   * @return an immutable set
   */
  public TokenSet current() {
    return current;
  }
}
