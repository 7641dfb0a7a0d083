package io.remotemedia.server.auth;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tokens in force: those of the configuration, and those of a file that may change. */
public final class TokenStore {
  private static final Logger audit = LoggerFactory.getLogger("audit");

  private final List<Token> configured;
  private final Optional<Path> file;
  private Set<String> names = Set.of();
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
  public synchronized void reload() throws TokenFileException {
    List<Token> read = file.isPresent() ? TokenFile.read(file.get()) : List.of();
    List<Token> all = Stream.concat(configured.stream(), read.stream()).toList();
    if (all.isEmpty()) {
      throw new TokenFileException(
          List.of(new TokenFileException.Problem(0, "the token file holds no token")));
    }
    tellChange(all);
    current = TokenSet.of(all);
  }

  /** Who may call is what an auditor asks first: additions and removals, by name. */
  private void tellChange(List<Token> all) {
    Set<String> now = names(all);
    Set<String> before = names;
    names = now;
    audit
        .atInfo()
        .addKeyValue("event", "audit.tokens")
        .addKeyValue("added", now.stream().filter(name -> !before.contains(name)).toList())
        .addKeyValue("removed", before.stream().filter(name -> !now.contains(name)).toList())
        .addKeyValue("total", now.size())
        .log("tokens in force");
  }

  private static Set<String> names(List<Token> tokens) {
    return new TreeSet<>(tokens.stream().map(token -> token.caller().name()).toList());
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
