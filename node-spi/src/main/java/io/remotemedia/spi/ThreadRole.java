package io.remotemedia.spi;

/** The kinds of threads that call into a plugin. */
public enum ThreadRole {
  /**
   * Any thread, several at once: planning, validation, catalogue requests. The method must be
   * thread-safe, quick (well under a millisecond when warm) and free of side effects.
   */
  ANY,

  /**
   * A worker that holds the node exclusively for the length of the call. A platform thread. The
   * next call may come from another worker; a happens-before edge lies between the two.
   */
  WORKER
}
