package io.remotemedia.server.auth;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The time of a check tells nothing about how much of a wrong token was right (reliability row
 * AU-03): Welch's t-test between wrong tokens that share nothing and ones that share all but the
 * last few characters with the right one, as dudect does (Reparaz, Balasch, Verbauwhede 2017),
 * which takes |t| above 4.5 for a leak.
 */
class TokenTimingTest {
  private static final int SAMPLES = 10_000;
  private static final double LEAK = 4.5;
  private static final int ROUNDS = 3;

  /** Enough for every wrong token to be another one, and to have another digest. */
  private static final int TAIL = 6;

  private static final String RIGHT = "rmt_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

  private final TokenSet tokens = TokenSet.of(List.of(Token.plain(RIGHT)));

  @Test
  void sharedLeadingCharactersDoNotShowInTheTime() {
    long seed = System.nanoTime();
    System.err.println("seed " + seed);
    Random random = new Random(seed);
    double smallest = Double.MAX_VALUE;
    for (int round = 0; round <= ROUNDS; round++) {
      double t = Math.abs(t(random));
      // The first round warms up. Noise of a busy machine passes; a leak shows in every round.
      smallest = round == 0 ? smallest : Math.min(smallest, t);
    }
    double found = smallest;
    assertTrue(found < LEAK, () -> "t = " + found);
  }

  private double t(Random random) {
    // Made before anything is measured, so that both kinds come from equally warm memory.
    String[] wrong = new String[2 * SAMPLES];
    boolean[] near = new boolean[2 * SAMPLES];
    for (int i = 0; i < wrong.length; i++) {
      near[i] = random.nextBoolean();
      wrong[i] = wrong(random, near[i] ? RIGHT.length() - TAIL : 0);
    }
    double[] nanos = new double[wrong.length];
    for (int i = 0; i < wrong.length; i++) {
      long start = System.nanoTime();
      boolean accepted = tokens.caller(wrong[i], Instant.EPOCH).isPresent();
      nanos[i] = System.nanoTime() - start;
      assertTrue(!accepted);
    }
    return welch(cropped(of(nanos, near, true)), cropped(of(nanos, near, false)));
  }

  private static double[] of(double[] nanos, boolean[] near, boolean which) {
    return IntStream.range(0, nanos.length)
        .filter(i -> near[i] == which)
        .mapToDouble(i -> nanos[i])
        .toArray();
  }

  /** A token that shares so many leading characters with the right one, and no more. */
  private static String wrong(Random random, int shared) {
    StringBuilder token = new StringBuilder(RIGHT.substring(0, shared));
    while (token.length() < RIGHT.length()) {
      token.append((char) ('!' + random.nextInt(14)));
    }
    return token.toString();
  }

  /** Without the slowest tenth, which is the machine's and not the check's. */
  private static double[] cropped(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return Arrays.copyOf(sorted, sorted.length * 9 / 10);
  }

  private static double welch(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    return (meanA - meanB)
        / Math.sqrt(variance(a, meanA) / a.length + variance(b, meanB) / b.length);
  }

  private static double variance(double[] samples, double mean) {
    return Arrays.stream(samples).map(x -> (x - mean) * (x - mean)).sum() / (samples.length - 1);
  }
}
