package io.remotemedia.core.catalog;

/** Takes a node type out of service because it ran away repeatedly. Thread-safe. */
@FunctionalInterface
public interface TypeQuarantine {
  /** Takes nothing out of service. */
  TypeQuarantine NONE = (type, reason) -> {};

  /**
   * Publishes a catalogue in which the type is unavailable, until its plugin is reloaded. Running
   * executions keep the catalogue that they started with. May block; never called by a thread that
   * runs nodes or watches them. A type that is no longer served is ignored.
   *
   * @param type the type as it was served
   * @param reason why, fit for a client
   */
  void quarantine(NodeType type, String reason);
}
