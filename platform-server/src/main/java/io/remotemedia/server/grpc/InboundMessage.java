package io.remotemedia.server.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.Parser;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Detachable;
import io.grpc.HasByteBuffer;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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
   * Parses it. Fields of bytes share the memory of this message.
   *
   * @throws IOException when it is no such message
   */
  <M> M parse(Parser<M> parser) throws IOException {
    CodedInputStream input = content().newCodedInput();
    input.enableAliasing(true);
    input.setSizeLimit(Integer.MAX_VALUE);
    M message = parser.parseFrom(input, ExtensionRegistryLite.getEmptyRegistry());
    input.checkLastTagWas(0);
    return message;
  }

  private ByteString content() throws IOException {
    if (!(bytes instanceof HasByteBuffer buffers)) {
      return UnsafeByteOperations.unsafeWrap(bytes.readAllBytes());
    }
    List<ByteString> parts = new ArrayList<>();
    // Marked, the stream keeps buffers that were skipped; it frees them when it is closed.
    bytes.mark(bytes.available());
    while (bytes.available() > 0) {
      ByteBuffer part = buffers.getByteBuffer();
      parts.add(UnsafeByteOperations.unsafeWrap(part));
      bytes.skipNBytes(part.remaining());
    }
    bytes.reset();
    return ByteString.copyFrom(parts);
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
