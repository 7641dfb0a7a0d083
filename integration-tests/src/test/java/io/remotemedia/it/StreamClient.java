package io.remotemedia.it;

import io.grpc.Channel;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.AudioChunk;
import io.remotemedia.protocol.v1.StreamControl;
import io.remotemedia.protocol.v1.StreamInit;
import io.remotemedia.protocol.v1.StreamRequest;
import io.remotemedia.protocol.v1.StreamResponse;
import io.remotemedia.protocol.v1.StreamingPipelineServiceGrpc;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One stream of a client; replies are taken one by one. */
final class StreamClient {
  private static final long TIMEOUT_SECONDS = 20;

  private final BlockingQueue<Optional<StreamResponse>> replies = new LinkedBlockingQueue<>();
  private final StreamObserver<StreamRequest> requests;
  private volatile Throwable failure;

  StreamClient(Channel channel) {
    requests =
        StreamingPipelineServiceGrpc.newStub(channel)
            .withInterceptors(
                MetadataUtils.newAttachHeadersInterceptor(
                    RunningServer.headers("Bearer " + RunningServer.TOKEN)))
            .streamPipeline(
                new StreamObserver<>() {
                  @Override
                  public void onNext(StreamResponse reply) {
                    replies.add(Optional.of(reply));
                  }

                  @Override
                  public void onError(Throwable thrown) {
                    failure = thrown;
                    replies.add(Optional.empty());
                  }

                  @Override
                  public void onCompleted() {
                    replies.add(Optional.empty());
                  }
                });
  }

  StreamClient init(String manifest) {
    requests.onNext(
        StreamRequest.newBuilder()
            .setInit(StreamInit.newBuilder().setManifestJson(manifest))
            .build());
    return this;
  }

  StreamClient chunk(long sequence, AudioBuffer audio) {
    requests.onNext(
        StreamRequest.newBuilder()
            .setAudioChunk(AudioChunk.newBuilder().setSequence(sequence).setBuffer(audio))
            .build());
    return this;
  }

  StreamClient command(StreamControl.Command command) {
    requests.onNext(
        StreamRequest.newBuilder()
            .setControl(StreamControl.newBuilder().setCommand(command))
            .build());
    return this;
  }

  StreamClient halfClose() {
    requests.onCompleted();
    return this;
  }

  /** The next reply; fails when the call ends first. */
  StreamResponse next() throws InterruptedException {
    Optional<StreamResponse> reply = take();
    if (reply.isEmpty()) {
      throw new AssertionError("the call ended", failure);
    }
    return reply.get();
  }

  /** The call ends now, with status OK. */
  void assertEnded() throws InterruptedException {
    Optional<StreamResponse> reply = take();
    if (reply.isPresent() || failure != null) {
      throw new AssertionError("expected the end, got " + reply, failure);
    }
  }

  private Optional<StreamResponse> take() throws InterruptedException {
    Optional<StreamResponse> reply = replies.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    if (reply == null) {
      throw new AssertionError("no reply");
    }
    return reply;
  }
}
