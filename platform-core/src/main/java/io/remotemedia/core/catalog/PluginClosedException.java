package io.remotemedia.core.catalog;

/**
 * A plugin was unloaded between the look at a catalogue and the use of its node type. Nothing has
 * run: look at the current catalogue and plan again.
 */
public final class PluginClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A use that came too late.
   *
   * @param plugin which plugin, for the log
   */
  public PluginClosedException(String plugin) {
    super(plugin + " is unloaded", null, false, false);
  }
}
