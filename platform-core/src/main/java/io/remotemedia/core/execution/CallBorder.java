package io.remotemedia.core.execution;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether a node is inside a call, and on which thread: whatever it asks of the host from
 * elsewhere, or at another time, is refused, and ends its execution.
 */
final class CallBorder {
  private static final Logger log = LoggerFactory.getLogger(CallBorder.class);

  private final NodeRunner runner;
  private final RunScope scope;
  private final boolean confines;
  private volatile Thread caller;
  private volatile ContractException broken;

  CallBorder(NodeRunner runner, RunScope scope) {
    this.runner = runner;
    this.scope = scope;
    this.confines = scope.has(SafetyDevice.CALL_CONFINEMENT);
  }

  void enter(long nowNanos) {
    caller = Thread.currentThread();
    scope.watch().enter(runner, nowNanos);
  }

  /** False when the worker was given up meanwhile. */
  boolean leave() {
    caller = null;
    return scope.watch().leave();
  }

  /** Refuses what does not come from inside a call. */
  void check(String what) throws ContractException {
    if (confines && Thread.currentThread() != caller) {
      throw broken(what + " outside its call, or from a thread of its own");
    }
  }

  /** Remembers what the node did; the caller throws it, and the host does when the node hid it. */
  ContractException broken(String what) {
    ContractException thrown = new ContractException(what);
    if (broken == null) {
      broken = thrown;
      scope.listener().contractBroken(runner.planned().type());
      log.atWarn()
          .addKeyValue("event", "node.contract_broken")
          .addKeyValue("execution_id", scope.executionId())
          .addKeyValue("node_id", runner.planned().id())
          .addKeyValue("node_type", runner.planned().type().name())
          .log("a node {}", what);
    }
    return thrown;
  }

  /** Throws what the node did and hid. */
  void requireKept() throws ContractException {
    if (broken != null) {
      throw broken;
    }
  }
}
