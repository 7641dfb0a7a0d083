package io.remotemedia.spi;

/** The states in the life of a {@link Node}, in their order. See the package documentation. */
public enum NodeState {
  /** The factory returned the node; {@code open} was not called. */
  CREATED(1),
  /** {@code open} returned, or {@code reset} did; no chunk was given. */
  OPEN(2),
  /** At least one chunk was given, the last one was not. */
  PROCESSING(3),
  /** {@code flush} was called, or the node answered {@code DONE}. */
  DRAINED(4),
  /** {@code close} was called. Nothing is called any more. */
  CLOSED(5);

  private final int number;

  NodeState(int number) {
    this.number = number;
  }

  /**
   * The number of the state in the documentation.
   *
   * @return 1 to 5
   */
  public int number() {
    return number;
  }
}
