package io.remotemedia.server.bench;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.AudioChunk;
import io.remotemedia.protocol.v1.StreamInit;
import io.remotemedia.protocol.v1.StreamRequest;
import io.remotemedia.protocol.v1.StreamResponse;
import io.remotemedia.protocol.v1.StreamingPipelineServiceGrpc;
import java.util.concurrent.CompletableFuture;

/** One stream; sends are made by one thread, answers come on another. */
final class LiveStream implements StreamObserver<StreamResponse> {
  private final StreamObserver<StreamRequest> requests;
  private final StreamTally tally;
  private final long startNanos;
  private final long periodNanos;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private long sequence;

  /**
   * Opens the stream.
   *
   * @param startNanos intended time of the first chunk
   * @param periodNanos time between chunks
   */
  LiveStream(
      ManagedChannel channel,
      String manifest,
      StreamTally tally,
      long startNanos,
      long periodNanos) {
    this.tally = tally;
    this.startNanos = startNanos;
    this.periodNanos = periodNanos;
    requests = StreamingPipelineServiceGrpc.newStub(channel).streamPipeline(this);
    requests.onNext(
        StreamRequest.newBuilder()
            .setInit(StreamInit.newBuilder().setManifestJson(manifest))
            .build());
  }

  CompletableFuture<Void> ready() {
    return ready;
  }

  CompletableFuture<Void> ended() {
    return ended;
  }

  void send(AudioBuffer audio) {
    if (!ended.isDone()) {
      requests.onNext(
          StreamRequest.newBuilder()
              .setAudioChunk(AudioChunk.newBuilder().setBuffer(audio).setSequence(sequence++))
              .build());
      tally.sent();
    }
  }

  void halfClose() {
    if (!ended.isDone()) {
      requests.onCompleted();
    }
  }

  @Override
  public void onNext(StreamResponse reply) {
    switch (reply.getResponseCase()) {
      case READY -> ready.complete(null);
      case RESULT -> result(reply.getResult().getSequence());
      case ERROR -> fail("error: " + reply.getError().getMessage());
      default -> {
        // Metrics and the goodbye say nothing about latency.
      }
    }
  }

  private void result(long answered) {
    // The tail at the end repeats the last number.
    if (!ended.isDone()) {
      long intended = startNanos + answered * periodNanos;
      tally.answered(System.nanoTime() - intended, periodNanos);
    }
  }

  private void fail(String what) {
    if (ended.complete(null)) {
      tally.failed(what);
    }
    ready.complete(null);
  }

  @Override
  public void onError(Throwable failure) {
    Status status = Status.fromThrowable(failure);
    fail(status.getCode() + ": " + status.getDescription());
  }

  @Override
  public void onCompleted() {
    ready.complete(null);
    ended.complete(null);
  }
}
