package io.remotemedia.server.cli;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.AudioChunk;
import io.remotemedia.protocol.v1.AudioFormat;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.StreamInit;
import io.remotemedia.protocol.v1.StreamRequest;
import io.remotemedia.protocol.v1.StreamResponse;
import io.remotemedia.protocol.v1.StreamingPipelineServiceGrpc;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client as users write it: the generated stubs and nothing else of ours. */
final class DemoClient implements AutoCloseable {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final int MAX_MESSAGE_BYTES = 64 << 20;
  private static final int CHUNKS_PER_SECOND = 10;
  private static final long TIMEOUT_SECONDS = 30;

  private final ManagedChannel channel;

  DemoClient(InetSocketAddress server, String token) {
    Metadata headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + token);
    channel =
        NettyChannelBuilder.forAddress(server)
            .usePlaintext()
            .maxInboundMessageSize(MAX_MESSAGE_BYTES)
            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
            .build();
  }

  ExecuteResponse execute(String manifest, String node, io.remotemedia.spi.AudioBuffer audio) {
    return PipelineExecutionServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .executePipeline(
            ExecuteRequest.newBuilder()
                .setManifestJson(manifest)
                .putAudioInputs(node, message(audio))
                .build());
  }

  List<StreamResponse> stream(String manifest, io.remotemedia.spi.AudioBuffer audio)
      throws Exception {
    List<StreamResponse> replies = new ArrayList<>();
    CompletableFuture<List<StreamResponse>> done = new CompletableFuture<>();
    StreamObserver<StreamRequest> call =
        StreamingPipelineServiceGrpc.newStub(channel).streamPipeline(collector(replies, done));
    call.onNext(
        StreamRequest.newBuilder()
            .setInit(StreamInit.newBuilder().setManifestJson(manifest))
            .build());
    int chunkFrames = audio.format().sampleRate() / CHUNKS_PER_SECOND;
    long sequence = 0;
    for (int at = 0; at < audio.frames(); at += chunkFrames) {
      int frames = Math.min(chunkFrames, audio.frames() - at);
      call.onNext(chunk(audio.slice(at, frames), sequence++));
    }
    call.onCompleted();
    return done.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private static StreamRequest chunk(io.remotemedia.spi.AudioBuffer audio, long sequence) {
    return StreamRequest.newBuilder()
        .setAudioChunk(AudioChunk.newBuilder().setBuffer(message(audio)).setSequence(sequence))
        .build();
  }

  private static StreamObserver<StreamResponse> collector(
      List<StreamResponse> replies, CompletableFuture<List<StreamResponse>> done) {
    return new StreamObserver<>() {
      @Override
      public void onNext(StreamResponse reply) {
        replies.add(reply);
      }

      @Override
      public void onError(Throwable failure) {
        done.completeExceptionally(failure);
      }

      @Override
      public void onCompleted() {
        done.complete(replies);
      }
    };
  }

  private static AudioBuffer message(io.remotemedia.spi.AudioBuffer audio) {
    ByteBuffer bytes = ByteBuffer.allocate((int) audio.byteSize()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(audio.shorts());
    ByteString samples = UnsafeByteOperations.unsafeWrap(bytes.array());
    return AudioBuffer.newBuilder()
        .setSamples(samples)
        .setSampleRate(audio.format().sampleRate())
        .setChannels(audio.format().channels())
        .setFormat(AudioFormat.AUDIO_FORMAT_I16)
        .setNumSamples(audio.sampleCount())
        .build();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
