package io.remotemedia.core.diagnostic;

import java.util.List;
import java.util.Objects;

/**
 * Why a pipeline was refused or ended early, as the client is told.
 *
 * @param code stable code
 * @param message what happened, with the received and the accepted value
 * @param nodeId the node that failed; empty when none did
 * @param retryable whether the same call may work later without a change
 * @param diagnostics the findings, when a manifest or an input was refused
 * @param availableNodeTypes the types that exist, where one was unknown
 */
public record Fault(
    DiagnosticCode code,
    String message,
    String nodeId,
    boolean retryable,
    Diagnostics diagnostics,
    List<String> availableNodeTypes) {
  /** Copies the list. */
  public Fault {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(nodeId, "nodeId");
    Objects.requireNonNull(diagnostics, "diagnostics");
    availableNodeTypes = List.copyOf(availableNodeTypes);
  }

  /**
   * A fault of no node in particular.
   *
   * @param code stable code
   * @param message what happened
   * @return the fault
   */
  public static Fault of(DiagnosticCode code, String message) {
    return new Fault(code, message, "", false, Diagnostics.NONE, List.of());
  }

  /**
   * A fault of one node.
   *
   * @param code stable code
   * @param nodeId the node's id
   * @param message what happened
   * @return the fault
   */
  public static Fault ofNode(DiagnosticCode code, String nodeId, String message) {
    return new Fault(code, message, nodeId, false, Diagnostics.NONE, List.of());
  }

  /**
   * This fault, told as one of a node.
   *
   * @param id the node's id
   * @return the changed fault
   */
  public Fault at(String id) {
    return new Fault(code, message, id, retryable, diagnostics, availableNodeTypes);
  }

  /**
   * The layer in which it happened.
   *
   * @return the category of the code
   */
  public FaultCategory category() {
    return code.category();
  }
}
