package io.remotemedia.server.auth;

import io.remotemedia.server.auth.TokenFileException.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of tokens, one a line; blank lines and lines that begin with {@code #} are skipped. A line
 * that begins with a brace is a token with a name, as {@link TokenLine} describes it; any other
 * line is a plain token in clear.
 */
public final class TokenFile {
  private TokenFile() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its tokens
   * @throws TokenFileException when the file or a line of it cannot be used, with all problems
   */
  public static List<Token> read(Path file) throws TokenFileException {
    return parse(lines(file));
  }

  private static List<String> lines(Path file) throws TokenFileException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw unusable("the token file does not exist");
    } catch (CharacterCodingException e) {
      throw unusable("the token file is not UTF-8 text");
    } catch (IOException e) {
      throw unusable("the token file cannot be read");
    }
  }

  private static TokenFileException unusable(String why) {
    return new TokenFileException(List.of(new Problem(0, why)));
  }

  /**
   * Reads lines.
   *
   * @param lines the lines of a file
   * @return the tokens
   * @throws TokenFileException when a line cannot be used, with all problems
   */
  static List<Token> parse(List<String> lines) throws TokenFileException {
    List<Token> tokens = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        Token token = line.startsWith("{") ? TokenLine.parse(line) : Token.plain(line);
        Integer before = names.putIfAbsent(token.caller().name(), i + 1);
        if (before == null) {
          tokens.add(token);
        } else if (line.startsWith("{")) {
          problems.add(
              new Problem(
                  i + 1,
                  "the name \"%s\" is that of line %d; names are unique"
                      .formatted(token.caller().name(), before)));
        }
      } catch (IllegalArgumentException e) {
        problems.add(new Problem(i + 1, e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new TokenFileException(problems);
    }
    return tokens;
  }
}
