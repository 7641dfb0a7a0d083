package io.remotemedia.plugins.vad;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Lends workspaces, so that thousands of idle streams need not hold one each. Thread-safe, never
 * waits, and allocates only when more calls run at once than ever before.
 */
final class Workspaces {
  private static final AtomicReferenceArray<Workspace> IDLE =
      new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());

  private Workspaces() {}

  static Workspace take() {
    for (int i = 0; i < IDLE.length(); i++) {
      Workspace workspace = IDLE.getAndSet(i, null);
      if (workspace != null) {
        return workspace;
      }
    }
    return new Workspace();
  }

  static void giveBack(Workspace workspace) {
    for (int i = 0; i < IDLE.length(); i++) {
      if (IDLE.compareAndSet(i, null, workspace)) {
        return;
      }
    }
  }
}
