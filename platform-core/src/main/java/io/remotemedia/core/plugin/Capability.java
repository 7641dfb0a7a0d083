package io.remotemedia.core.plugin;

import java.util.Locale;

/**
 * What a plugin does beyond computing. Declared in the manifest's {@code Plugin-Capabilities}, and
 * compared with the calls in its classes. Found statically, so it finds habits and mistakes, not
 * malice: reflection goes around it.
 */
public enum Capability {
  /** Opens sockets or connections. */
  NETWORK(false),
  /** Reads or writes files. */
  FILES(false),
  /** Starts threads. */
  THREADS(false),
  /** Starts processes. */
  PROCESS(true),
  /** Loads native code. */
  NATIVE(true);

  private final boolean mustBeDeclared;

  Capability(boolean mustBeDeclared) {
    this.mustBeDeclared = mustBeDeclared;
  }

  /**
   * Whether a plugin is refused that has it and does not declare it; the others only warn.
   *
   * @return true for what can harm the process
   */
  public boolean mustBeDeclared() {
    return mustBeDeclared;
  }

  /**
   * As it is written in manifests and configuration.
   *
   * @return lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
