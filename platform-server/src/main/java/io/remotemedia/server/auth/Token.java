package io.remotemedia.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;

/**
 * An accepted token. Only its SHA-256 is held.
 *
 * @param caller who it stands for
 * @param sha256 digest in lower case hexadecimal digits
 * @param expires when it stops to be accepted; null for never
 */
public record Token(Caller caller, String sha256, Instant expires) {
  private static final Set<Role> PLAIN_ROLES = Set.of(Role.RUN, Role.INTROSPECT);
  private static final int NAME_DIGITS = 8;

  /**
   * A token of which nothing but itself is known: it may run and introspect, not administer, and
   * gets a name that is the same on every instance.
   *
   * @param secret the token in clear, not kept
   * @return the token
   */
  public static Token plain(String secret) {
    String digest = digest(secret);
    String name = "token-" + digest.substring(0, NAME_DIGITS);
    return new Token(new Caller(name, PLAIN_ROLES, Quota.NONE), digest, null);
  }

  /**
   * The digest of a token.
   *
   * @param secret the token in clear
   * @return SHA-256 of its UTF-8 bytes in lower case hexadecimal digits
   */
  public static String digest(String secret) {
    return HexFormat.of().formatHex(sha256(secret));
  }

  static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
