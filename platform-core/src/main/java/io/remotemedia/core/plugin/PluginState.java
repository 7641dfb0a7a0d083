package io.remotemedia.core.plugin;

/** The verdict on a plugin file. */
public enum PluginState {
  /** Its node types serve. */
  ACTIVE,
  /** It was refused; nothing of it serves. */
  QUARANTINED,
  /** A newer version of the same plugin serves. */
  SUPERSEDED,
  /** It waits: for a plugin that it needs, for the end of a copy, or for its verdict. */
  WAITING,
  /** An operator switched it off. */
  DISABLED
}
