package io.remotemedia.spi;

/** How far users may rely on a node type. */
public enum Stability {
  /** Parameters and outputs may change with any version. */
  EXPERIMENTAL,
  /** Parameters and outputs stay compatible within a major version. */
  STABLE,
  /** Works, but will be removed; the descriptor's documentation says what to use. */
  DEPRECATED
}
