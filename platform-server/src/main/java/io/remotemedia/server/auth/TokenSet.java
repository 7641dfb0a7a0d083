package io.remotemedia.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/**
 * The tokens that are accepted, held as SHA-256 only. Thread-safe.
 *
 * <p>A check compares with every token in constant time, so that its duration tells nothing about
 * how much of a wrong token was right.
 */
public final class TokenSet {
  private final byte[][] digests;

  private TokenSet(byte[][] digests) {
    this.digests = digests;
  }

  /**
   * A set of tokens.
   *
   * @param tokens the tokens in clear, not kept
   * @return the set
   */
  public static TokenSet of(Collection<String> tokens) {
    return new TokenSet(tokens.stream().map(TokenSet::digest).toArray(byte[][]::new));
  }

  /**
   * Whether a token is accepted.
   *
   * @param token what the client sent
   * @return true for a member
   */
  public boolean accepts(String token) {
    byte[] received = digest(token);
    boolean found = false;
    for (byte[] digest : digests) {
      found |= MessageDigest.isEqual(digest, received);
    }
    return found;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
