package io.remotemedia.core.execution;

/**
 * What keeps a misbehaving node from the others. All are on; tests switch each off and show that
 * its own test then fails.
 */
public enum SafetyDevice {
  /** An execution ends when its time is over. */
  TIME_LIMIT,
  /** A node that blocks is interrupted when its execution shall end. */
  INTERRUPT,
  /** A node that does not stop loses its worker, and the pool gets a new one. */
  DETACH,
  /** A node type that ran away repeatedly is taken out of service. */
  QUARANTINE,
  /** Too many lost workers make the server not ready. */
  DETACHED_CAP,
  /** Buffers are charged to a budget. */
  MEMORY_BUDGET,
  /** What a node allocates beside its buffers is counted. */
  ALLOCATION_LIMIT,
  /** Format, length and outcome of what a node emits are held against its plan. */
  OUTPUT_CONTRACT,
  /** NaN and infinity that a node made are refused. */
  FINITE_SAMPLES,
  /** A buffer that is written after it was emitted is noticed. */
  BUFFER_SEAL,
  /** Calls from foreign threads, or outside a call of the node, are refused and told. */
  CALL_CONFINEMENT,
  /** Work whose time was over before a worker was free is answered at its limit. */
  QUEUE_EXPIRY,
  /** A spare worker serves live streams while whole buffers hold all others. */
  SPARE_WORKER,
  /** Out of memory in a node counts against its type. */
  MEMORY_STRIKE
}
