package io.remotemedia.server.admission;

import io.grpc.Status;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.util.Locale;

/** Which rule refused a call. Part of the answer: SDKs may switch on the name. */
public enum RefusalReason {
  /** The server ends; another instance may serve. */
  DRAINING(Status.Code.UNAVAILABLE, DiagnosticCode.DRAINING),
  /** Too much waits for the workers already. */
  OVERLOADED(Status.Code.UNAVAILABLE, DiagnosticCode.OVERLOADED),
  /** The wait would outlast the call's deadline. */
  DEADLINE_OUT_OF_REACH(Status.Code.UNAVAILABLE, DiagnosticCode.OVERLOADED),
  /** The server has as many streams as it takes. */
  TOO_MANY_STREAMS(Status.Code.UNAVAILABLE, DiagnosticCode.OVERLOADED),
  /** The heap is nearly full. */
  MEMORY_SHORT(Status.Code.UNAVAILABLE, DiagnosticCode.MEMORY_SHORT),
  /** More was received than may wait undecoded. */
  INBOUND_BYTES(Status.Code.UNAVAILABLE, DiagnosticCode.MEMORY_SHORT),
  /** The token makes more calls a second than its quota. */
  QUOTA_RATE(Status.Code.RESOURCE_EXHAUSTED, DiagnosticCode.QUOTA),
  /** The token has as many executions at the same time as its quota. */
  QUOTA_EXECUTIONS(Status.Code.RESOURCE_EXHAUSTED, DiagnosticCode.QUOTA),
  /** The token has as many streams at the same time as its quota. */
  QUOTA_STREAMS(Status.Code.RESOURCE_EXHAUSTED, DiagnosticCode.QUOTA);

  private final Status.Code status;
  private final DiagnosticCode code;

  RefusalReason(Status.Code status, DiagnosticCode code) {
    this.status = status;
    this.code = code;
  }

  Status.Code status() {
    return status;
  }

  DiagnosticCode code() {
    return code;
  }

  /**
   * The name in metrics and logs.
   *
   * @return lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
