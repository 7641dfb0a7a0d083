package io.remotemedia.server.config;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.server.auth.Token;
import io.remotemedia.server.auth.TokenFile;
import io.remotemedia.server.auth.TokenFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who may call.
 *
 * @param enabled whether calls need a token
 * @param tokens tokens of the configuration itself
 * @param tokensFile the file with more, reloaded when it changes
 */
public record AuthConfig(boolean enabled, List<Token> tokens, Optional<Path> tokensFile) {
  private static final String FILE = "auth.tokens_file";

  /** Copies the list. */
  public AuthConfig {
    tokens = List.copyOf(tokens);
  }

  static AuthConfig from(ConfigValues values, HostPort grpc) {
    List<Token> tokens = values.list("auth.tokens").stream().distinct().map(Token::plain).toList();
    AuthConfig config = new AuthConfig(values.flag("auth.enabled"), tokens, values.path(FILE));
    // A file with faults counts as tokens: that there are none would only repeat what was told.
    if (config.enabled && tokens.size() + config.countInFile(values) == 0) {
      values.conflict("auth.tokens", NO_TOKENS);
    }
    if (!config.enabled && !grpc.isLoopback() && !values.flag("auth.allow_anonymous_remote")) {
      values.conflict(
          "auth.enabled",
          "authentication is off and grpc.listen is %s, which other machines reach; listen on 127.0.0.1, or set auth.allow_anonymous_remote"
              .formatted(grpc));
    }
    return config;
  }

  /** Counts them, and tells what is wrong with them. */
  private int countInFile(ConfigValues values) {
    if (tokensFile.isEmpty()) {
      return 0;
    }
    Path file = tokensFile.get();
    try {
      return TokenFile.read(file).size();
    } catch (TokenFileException e) {
      for (TokenFileException.Problem problem : e.problems()) {
        values
            .problems()
            .error(
                DiagnosticCode.TOKEN_FILE,
                FILE,
                new ConfigOrigin(file.toString(), problem.line(), 1),
                problem.message());
      }
      return e.problems().size();
    }
  }

  private static final String NO_TOKENS =
      """
      no tokens are configured. Three ways out:
        a token file:     auth.tokens_file in the configuration, or REMOTEMEDIA_AUTH_TOKENS_FILE (one token a line)
        the environment:  REMOTEMEDIA_AUTH_TOKENS=token,token
        no check at all:  --no-auth, for trying things out on this machine"""
          .stripIndent();
}
