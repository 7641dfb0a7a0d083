package io.remotemedia.server.grpc;

import io.grpc.StatusRuntimeException;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.RunExampleResponse;

/** Hands the outcome of an ordinary execution on as the outcome of an example's run. */
final class ExampleReply implements UnaryReply {
  private final WorkerCall<RunExampleResponse> call;
  private final RunExampleResponse.Builder reply;

  ExampleReply(WorkerCall<RunExampleResponse> call, RunExampleResponse.Builder reply) {
    this.call = call;
    this.reply = reply;
  }

  @Override
  public boolean isCancelled() {
    return call.isCancelled();
  }

  @Override
  public void release() {
    // The request was made here and holds nothing of the transport's.
  }

  @Override
  public void drop() {
    // Nothing is held for the client.
  }

  @Override
  public void reply(ExecuteResponse response) {
    switch (response.getOutcomeCase()) {
      case RESULT -> reply.setResult(response.getResult());
      case ERROR -> reply.setError(response.getError());
      case OUTCOME_NOT_SET -> throw new IllegalStateException("an execution without outcome");
    }
    call.answer(
        reply
            .setGrantedLimits(response.getGrantedLimits())
            .setExecutionId(response.getExecutionId())
            .build());
  }

  @Override
  public void fail(StatusRuntimeException failure) {
    call.fail(failure);
  }
}
