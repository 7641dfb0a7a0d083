package io.remotemedia.server.observability;

import java.util.List;

/** Whether the server takes new work. Thread-safe. */
public final class Readiness {
  private volatile List<String> reasons = List.of("the server is starting");

  /** Not ready yet. */
  public Readiness() {}

  /** New work is welcome. */
  public void ready() {
    reasons = List.of();
  }

  /**
   * No new work.
   *
   * @param reason why
   */
  public void notReady(String reason) {
    reasons = List.of(reason);
  }

  /**
   * Why the server is not ready.
   *
   * @return empty when it is
   */
  public List<String> reasons() {
    return reasons;
  }
}
