package io.remotemedia.server.grpc;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.DiagnosticJson;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.execution.ExecutionMetrics;
import io.remotemedia.core.execution.NodeResult;
import io.remotemedia.protocol.v1.Diagnostic;
import io.remotemedia.protocol.v1.ErrorResponse;
import io.remotemedia.protocol.v1.StreamErrorType;
import java.util.List;

/** Faults to messages. */
final class WireFaults {
  private WireFaults() {}

  /** The whole of a fault, to be completed with what ran until then. */
  static ErrorResponse.Builder full(Fault fault) {
    ErrorResponse.Builder message =
        brief(fault).toBuilder()
            .setContext(DiagnosticJson.context(fault))
            .addAllAvailableNodeTypes(fault.availableNodeTypes());
    return message.addAllDiagnostics(diagnostics(fault.diagnostics()));
  }

  /** The whole of a fault of a run, with what had run and what it had used until then. */
  static ErrorResponse.Builder ofRun(
      Fault fault, ExecutionMetrics metrics, List<NodeResult> results) {
    return full(fault)
        .setMetrics(WireMetrics.metrics(metrics))
        .addAllNodeResults(WireMetrics.results(results))
        .setContext(RunContext.json(fault, metrics, results));
  }

  /** Type, message and node alone. */
  static ErrorResponse brief(Fault fault) {
    return ErrorResponse.newBuilder()
        .setErrorType(FaultMapping.errorType(fault.category()))
        .setMessage(fault.message())
        .setFailingNodeId(fault.nodeId())
        .setRetryable(fault.retryable())
        .build();
  }

  /** The reported findings, in their order. */
  static List<Diagnostic> diagnostics(Diagnostics findings) {
    return findings.reported().stream().map(WireFaults::diagnostic).toList();
  }

  private static Diagnostic diagnostic(io.remotemedia.core.diagnostic.Diagnostic finding) {
    Diagnostic.Builder message =
        Diagnostic.newBuilder()
            .setCode(finding.code().id())
            .setSeverity(
                finding.severity() == Severity.ERROR
                    ? Diagnostic.Severity.SEVERITY_ERROR
                    : Diagnostic.Severity.SEVERITY_WARNING)
            .setMessage(finding.message())
            .setPointer(finding.pointer())
            .setLine(finding.line())
            .setColumn(finding.column())
            .setWithin(finding.within())
            .setReceived(finding.received())
            .addAllAccepted(finding.accepted())
            .addAllSuggestions(finding.suggestions());
    finding
        .fixes()
        .forEach(
            fix ->
                message.addFixes(
                    Diagnostic.Fix.newBuilder()
                        .setTitle(fix.title())
                        .setPatch(fix.patch().json())
                        .setConfidence(fix.confidence())));
    return message.build();
  }

  /** The class of a fault on a stream. */
  static StreamErrorType streamType(DiagnosticCode code) {
    return switch (code) {
      case STREAM_ORDER -> StreamErrorType.STREAM_ERROR_INIT_REQUIRED;
      case STREAM_SEQUENCE -> StreamErrorType.STREAM_ERROR_INVALID_SEQUENCE;
      case TIME_LIMIT, STREAM_IDLE -> StreamErrorType.STREAM_ERROR_TIMEOUT;
      default -> StreamErrorType.STREAM_ERROR_EXECUTION;
    };
  }
}
