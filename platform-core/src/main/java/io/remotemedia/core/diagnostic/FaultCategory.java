package io.remotemedia.core.diagnostic;

/** Who has to act on a fault, and in which layer it happened. */
public enum FaultCategory {
  /** The manifest or the input does not fit; the client changes the request. */
  VALIDATION,
  /** A node failed while it ran. */
  NODE_EXECUTION,
  /** A granted limit was exceeded. */
  RESOURCE_LIMIT,
  /** The client version is not one that the server speaks. */
  VERSION_MISMATCH,
  /** The server cannot do it now; another instance may, or this one later. */
  UNAVAILABLE,
  /** The caller uses more than its quota. */
  QUOTA,
  /** The client or the server ended the execution before it was done. */
  CANCELLED,
  /** A fault of the server. */
  INTERNAL
}
