package io.remotemedia.server.auth;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A token that was just made.
 *
 * @param secret what the client sends; known here and nowhere else
 * @param line what the server's token file holds
 */
public record NewToken(String secret, String line) {
  /** 256 bits: nobody guesses them, so that one round of SHA-256 keeps them well enough. */
  private static final int BYTES = 32;

  /** Says what it is to people and to scanners that look for leaked secrets. */
  private static final String PREFIX = "rmt_";

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Makes a token.
   *
   * @param name who uses it
   * @param roles labels of roles; null or none for run and introspect
   * @param expires when it ends; null for never
   * @param quota how much it may use
   * @return the token
   * @throws IllegalArgumentException when the name, a role or a figure is not accepted
   */
  public static NewToken random(String name, List<String> roles, Instant expires, Quota quota) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Set<Role> held =
        roles == null || roles.isEmpty()
            ? Set.of(Role.RUN, Role.INTROSPECT)
            : roles.stream().map(TokenLine::role).collect(Collectors.toSet());
    Instant end = expires == null ? null : expires.truncatedTo(ChronoUnit.SECONDS);
    String line =
        TokenLine.write(new Token(new Caller(name, held, quota), Token.digest(secret), end));
    // The reader's own rules decide on the name.
    TokenLine.parse(line);
    return new NewToken(secret, line);
  }

  /**
   * Appends the line to a token file.
   *
   * @param file made if absent, readable by its owner alone
   * @throws IOException when it cannot be written
   */
  public void appendTo(Path file) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    if (Files.notExists(file) && posix) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    boolean openLine = Files.exists(file) && !endsWithLineBreak(file);
    Files.writeString(
        file,
        (openLine ? "\n" : "") + line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static boolean endsWithLineBreak(Path file) throws IOException {
    String text = Files.readString(file);
    return text.isEmpty() || text.endsWith("\n");
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return line;
  }
}
