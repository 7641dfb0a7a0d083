package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import java.util.List;

/** Turns what a node threw into what the client is told. */
final class NodeFaults {
  private static final int MAX_MESSAGE = 1_000;

  private NodeFaults() {}

  static Fault of(PlannedNode node, Throwable thrown, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return cancellation.reason().at(node.id());
    }
    return switch (thrown) {
      case ContractException e ->
          fault(DiagnosticCode.NODE_CONTRACT, node, e.getMessage() + plugin(node), false);
      case NodeException e -> classified(node, e);
      case OutOfMemoryError e ->
          fault(
              DiagnosticCode.MEMORY_LIMIT,
              node,
              "asked for more memory than the server has; send less at once",
              false);
      case StackOverflowError e ->
          fault(DiagnosticCode.NODE_FAILED, node, "called itself too deep" + plugin(node), false);
      case LinkageError e ->
          fault(
              DiagnosticCode.NODE_FAILED,
              node,
              "lacks a class or method that it was built with" + plugin(node),
              false);
      default ->
          fault(
              DiagnosticCode.NODE_FAILED,
              node,
              "failed with an internal error" + plugin(node),
              false);
    };
  }

  private static String plugin(PlannedNode node) {
    return " (plugin %s %s; the server's log has the details under this execution id)"
        .formatted(node.type().pluginId(), node.type().pluginVersion());
  }

  private static Fault classified(PlannedNode node, NodeException e) {
    return fault(code(e.code()), node, e.getMessage(), e.code().retryable());
  }

  private static DiagnosticCode code(NodeErrorCode code) {
    return switch (code) {
      case RESOURCE_LIMIT -> DiagnosticCode.MEMORY_LIMIT;
      case INVALID_INPUT, UNSUPPORTED_FORMAT, INVALID_PARAMETER -> DiagnosticCode.NODE_INPUT;
      case UNAVAILABLE -> DiagnosticCode.NODE_UNAVAILABLE;
      case CANCELLED -> DiagnosticCode.CANCELLED;
      case INTERNAL -> DiagnosticCode.NODE_FAILED;
    };
  }

  private static Fault fault(
      DiagnosticCode code, PlannedNode node, String what, boolean retryable) {
    String told = what == null || what.isBlank() ? "failed and did not say why" : what;
    String message = "node \"%s\" (%s): %s".formatted(node.id(), node.type().name(), bounded(told));
    return new Fault(code, message, node.id(), retryable, Diagnostics.NONE, List.of());
  }

  /** A node's own text may be of any length and hold anything. */
  private static String bounded(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= MAX_MESSAGE ? plain : plain.substring(0, MAX_MESSAGE) + "…";
  }
}
