package io.remotemedia.core.execution;

/**
 * Unwinds a worker that was given up while a node did not stop: its execution was answered by
 * another thread, and whatever this thread still does must have no effect. Whoever catches
 * everything passes it on.
 */
public final class DetachedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DetachedException() {
    super("this worker was given up", null, false, false);
  }
}
