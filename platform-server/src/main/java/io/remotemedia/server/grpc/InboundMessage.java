package io.remotemedia.server.grpc;

import io.grpc.Detachable;
import io.grpc.HasByteBuffer;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.remotemedia.protocol.v1.ExecuteRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A message as it arrived, still in the transport's buffers: nothing is parsed or copied before
 * admission has decided, and then on a worker. Whoever holds it closes it, exactly once or more
 * often; what was parsed from it shares its memory and must not be touched afterwards.
 */
final class InboundMessage implements AutoCloseable {
  private final InputStream bytes;
  private final AtomicBoolean closed = new AtomicBoolean();

  private InboundMessage(InputStream bytes) {
    this.bytes = bytes;
  }

  /** Takes messages out of the transport as they are. */
  static MethodDescriptor.Marshaller<InboundMessage> marshaller() {
    return new MethodDescriptor.Marshaller<>() {
      @Override
      public InputStream stream(InboundMessage message) {
        throw new UnsupportedOperationException("requests only arrive here");
      }

      @Override
      public InboundMessage parse(InputStream stream) {
        try {
          return new InboundMessage(
              isSharable(stream)
                  ? ((Detachable) stream).detach()
                  : new java.io.ByteArrayInputStream(stream.readAllBytes()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static boolean isSharable(InputStream stream) {
    return stream instanceof Detachable
        && stream instanceof KnownLength
        && stream instanceof HasByteBuffer buffers
        && buffers.byteBufferSupported()
        && stream.markSupported();
  }

  /**
   * A request whose samples still lie in this message.
   *
   * @param message everything but the samples that were taken out
   * @param samples by node id, those that were taken out
   */
  record Request(ExecuteRequest message, Map<String, SampleBytes> samples) {
    static Request whole(ExecuteRequest message) {
      return new Request(message, Map.of());
    }

    SampleBytes samplesFor(String node) {
      SampleBytes taken = samples.get(node);
      return taken == null
          ? SampleBytes.of(message.getAudioInputsOrThrow(node).getSamples())
          : taken;
    }
  }

  /**
   * Parses it. The samples share the memory of this message.
   *
   * @throws IOException when it is no request
   */
  Request request() throws IOException {
    List<ByteBuffer> parts = parts();
    int size = parts.stream().mapToInt(ByteBuffer::remaining).sum();
    Optional<RequestSplitter.Split> split = RequestSplitter.split(parts, size);
    if (split.isPresent()) {
      return new Request(ExecuteRequest.parseFrom(split.get().message()), split.get().samples());
    }
    byte[] whole = new byte[size];
    new SampleBytes(parts, size).copyTo(MemorySegment.ofArray(whole));
    return Request.whole(ExecuteRequest.parseFrom(whole));
  }

  private List<ByteBuffer> parts() throws IOException {
    if (!(bytes instanceof HasByteBuffer buffers)) {
      return List.of(ByteBuffer.wrap(bytes.readAllBytes()));
    }
    List<ByteBuffer> parts = new ArrayList<>();
    // Marked, the stream keeps buffers that were skipped; it frees them when it is closed.
    bytes.mark(bytes.available());
    while (bytes.available() > 0) {
      ByteBuffer part = buffers.getByteBuffer();
      parts.add(part);
      bytes.skipNBytes(part.remaining());
    }
    bytes.reset();
    return parts;
  }

  /** Gives the memory back to the transport. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        bytes.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
