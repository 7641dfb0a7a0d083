package io.remotemedia.server.auth;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that are accepted. Immutable.
 *
 * <p>What is looked up is the SHA-256 of the received token, and the final comparison takes the
 * same time wherever two digests differ: the duration of a check tells nothing about how much of a
 * wrong token was right, and does not grow with the number of tokens.
 */
public final class TokenSet {
  /** No token is accepted. */
  public static final TokenSet EMPTY = new TokenSet(List.of());

  private record Entry(byte[] digest, Token token) {}

  private final Map<Integer, List<Entry>> byFirstBytes = new HashMap<>();
  private final int size;

  private TokenSet(Collection<Token> tokens) {
    for (Token token : tokens) {
      byte[] digest = HexFormat.of().parseHex(token.sha256());
      byFirstBytes.merge(
          firstBytes(digest),
          List.of(new Entry(digest, token)),
          (some, more) -> java.util.stream.Stream.concat(some.stream(), more.stream()).toList());
    }
    size = tokens.size();
  }

  /**
   * A set of tokens.
   *
   * @param tokens what is accepted
   * @return the set
   */
  public static TokenSet of(Collection<Token> tokens) {
    return new TokenSet(tokens);
  }

  /**
   * Counts.
   *
   * @return tokens, expired ones included
   */
  public int size() {
    return size;
  }

  /**
   * Who a token stands for.
   *
   * @param secret what the client sent
   * @param now the time, for expiry
   * @return empty when it is not accepted
   */
  public Optional<Caller> caller(String secret, Instant now) {
    byte[] received = Token.sha256(secret);
    Token found = null;
    for (Entry entry : byFirstBytes.getOrDefault(firstBytes(received), List.of())) {
      if (MessageDigest.isEqual(entry.digest(), received)) {
        found = entry.token();
      }
    }
    if (found == null || found.expires() != null && !now.isBefore(found.expires())) {
      return Optional.empty();
    }
    return Optional.of(found.caller());
  }

  private static int firstBytes(byte[] digest) {
    return java.nio.ByteBuffer.wrap(digest).getInt();
  }
}
