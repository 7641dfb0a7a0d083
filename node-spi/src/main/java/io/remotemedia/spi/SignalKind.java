package io.remotemedia.spi;

/** The kinds of signals that travel along an edge. */
public enum SignalKind {
  /** Audio buffers, {@link AudioBuffer}. */
  AUDIO,
  /** Data values, plain JSON values as {@link NodeOutput#emitData} describes them. */
  DATA
}
