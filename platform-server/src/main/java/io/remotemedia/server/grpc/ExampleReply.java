package io.remotemedia.server.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.RunExampleResponse;

/** Hands the reply of an ordinary execution on as the reply of an example's run. */
final class ExampleReply extends ServerCallStreamObserver<ExecuteResponse> {
  private final ServerCallStreamObserver<RunExampleResponse> call;
  private final RunExampleResponse.Builder reply;

  ExampleReply(
      ServerCallStreamObserver<RunExampleResponse> call, RunExampleResponse.Builder reply) {
    this.call = call;
    this.reply = reply;
  }

  @Override
  public void onNext(ExecuteResponse response) {
    switch (response.getOutcomeCase()) {
      case RESULT -> reply.setResult(response.getResult());
      case ERROR -> reply.setError(response.getError());
      case OUTCOME_NOT_SET -> throw new IllegalStateException("an execution without outcome");
    }
    call.onNext(
        reply
            .setGrantedLimits(response.getGrantedLimits())
            .setExecutionId(response.getExecutionId())
            .build());
  }

  @Override
  public void onError(Throwable failure) {
    call.onError(failure);
  }

  @Override
  public void onCompleted() {
    call.onCompleted();
  }

  @Override
  public boolean isCancelled() {
    return call.isCancelled();
  }

  @Override
  public void setOnCancelHandler(Runnable handler) {
    call.setOnCancelHandler(handler);
  }

  @Override
  public void setCompression(String compression) {
    call.setCompression(compression);
  }

  @Override
  public boolean isReady() {
    return call.isReady();
  }

  @Override
  public void setOnReadyHandler(Runnable handler) {
    call.setOnReadyHandler(handler);
  }

  @Override
  public void request(int count) {
    call.request(count);
  }

  @Override
  public void setMessageCompression(boolean enable) {
    call.setMessageCompression(enable);
  }

  @Override
  public void disableAutoInboundFlowControl() {
    call.disableAutoRequest();
  }
}
