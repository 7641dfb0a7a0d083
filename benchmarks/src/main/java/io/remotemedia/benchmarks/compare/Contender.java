package io.remotemedia.benchmarks.compare;

/**
 * One side of a comparison.
 *
 * @param name as it stands in the table
 * @param work what is timed: one whole piece of work
 */
public record Contender(String name, Work work) {
  /** A piece of work. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it once.
     *
     * @throws Exception when it fails, which ends the comparison
     */
    void run() throws Exception;
  }
}
