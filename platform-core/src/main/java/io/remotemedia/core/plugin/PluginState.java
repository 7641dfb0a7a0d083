package io.remotemedia.core.plugin;

/** The verdict on a jar. */
public enum PluginState {
  /** Its node types serve. */
  ACTIVE,
  /** It was refused; nothing of it serves. */
  QUARANTINED,
  /** A newer version of the same plugin serves. */
  SUPERSEDED,
  /** It needs a plugin that is not there yet. */
  WAITING
}
