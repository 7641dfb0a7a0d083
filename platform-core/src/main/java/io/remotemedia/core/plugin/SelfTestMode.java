package io.remotemedia.core.plugin;

/** What a self-test of plugins decides. */
public enum SelfTestMode {
  /** There is none. */
  OFF,
  /** It runs once the plugin serves, and a failure is a warning in the verdict. */
  WARN,
  /** It runs before the plugin serves, and a failure refuses it. */
  ENFORCE
}
