package io.remotemedia.server.lifecycle;

/** What {@link ServeRunner} ends. */
public interface StoppableServer {
  /**
   * Ends in order.
   *
   * @return true when no work had to be cut
   */
  boolean drain();

  /** Cuts what a running {@link #drain} still waits for; from another thread. */
  void hurry();

  /**
   * How long {@link #drain} may take.
   *
   * @return milliseconds
   */
  long graceMillis();
}
