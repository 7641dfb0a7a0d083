package io.remotemedia.server.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Whether the server takes new work. Thread-safe. */
public final class Readiness {
  private final List<Supplier<List<String>>> observed = new CopyOnWriteArrayList<>();
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
    List<String> all = new ArrayList<>(reasons);
    observed.forEach(source -> all.addAll(source.get()));
    return List.copyOf(all);
  }

  /**
   * Adds somebody who may have reasons of his own.
   *
   * @param source gives them at any time; empty while there are none
   */
  public void observe(Supplier<List<String>> source) {
    observed.add(source);
  }
}
