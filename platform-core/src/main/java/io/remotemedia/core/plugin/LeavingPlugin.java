package io.remotemedia.core.plugin;

import java.util.List;
import java.util.Objects;

/**
 * A plugin that serves nothing new any more and is on its way out of the memory.
 *
 * @param pluginId its id
 * @param version its version
 * @param stage how far it is
 * @param users executions and streams that still use it
 * @param millis since it was replaced or removed
 * @param holders what keeps its classes in memory, as far as found
 */
public record LeavingPlugin(
    String pluginId, String version, Stage stage, long users, long millis, List<String> holders) {
  /** The way out. */
  public enum Stage {
    /** Executions or streams still use it. */
    DRAINING,
    /** It is closed; the garbage collector has not taken its classes yet. */
    CLOSED,
    /** Its classes are gone: proved by its class loader. */
    UNLOADED,
    /** Something still holds its classes. */
    HELD
  }

  /** Copies the list. */
  public LeavingPlugin {
    Objects.requireNonNull(pluginId, "pluginId");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(stage, "stage");
    holders = List.copyOf(holders);
  }
}
