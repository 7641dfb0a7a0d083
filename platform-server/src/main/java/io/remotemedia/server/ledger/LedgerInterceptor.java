package io.remotemedia.server.ledger;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.StreamResponse;
import io.remotemedia.server.auth.Caller;

/** Books what the replies of executions say they cost. Runs after authentication. */
public final class LedgerInterceptor implements ServerInterceptor {
  private static final String EXECUTION = "remotemedia.v1.PipelineExecutionService/ExecutePipeline";
  private static final String STREAM = "remotemedia.v1.StreamingPipelineService/StreamPipeline";

  private final CostLedger ledger;

  /**
   * Books into a ledger.
   *
   * @param ledger holds the accounts
   */
  public LedgerInterceptor(CostLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String method = call.getMethodDescriptor().getFullMethodName();
    if (!method.equals(EXECUTION) && !method.equals(STREAM)) {
      return next.startCall(call, headers);
    }
    Account account = ledger.account(Caller.current().name());
    return next.startCall(
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void sendMessage(R message) {
            book(account, message);
            super.sendMessage(message);
          }

          @Override
          public void close(Status status, Metadata trailers) {
            account.ended(status);
            super.close(status, trailers);
          }
        },
        headers);
  }

  private static void book(Account account, Object message) {
    switch (message) {
      case ExecuteResponse response -> {
        // The size is remembered by the message and needed again when it is written.
        account.bytesOut.add(response.getSerializedSize());
        account.measured(
            response.hasError()
                ? response.getError().getMetrics()
                : response.getResult().getMetrics());
      }
      case StreamResponse response -> {
        account.bytesOut.add(response.getSerializedSize());
        if (response.hasClosed()) {
          account.measured(response.getClosed().getFinalMetrics());
        } else if (response.hasError()) {
          account.measured(response.getError().getMetrics());
        }
      }
      default -> {
        // Nothing was executed.
      }
    }
  }
}
