package io.remotemedia.server.grpc;

import com.google.protobuf.ByteString;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The bytes of the samples of one audio message, wherever they lie: maybe still in the transport's
 * buffers, cut at any byte.
 *
 * @param parts in order
 * @param size of all parts
 */
record SampleBytes(List<ByteBuffer> parts, int size) {
  static final SampleBytes NONE = new SampleBytes(List.of(), 0);

  static SampleBytes of(ByteString bytes) {
    return new SampleBytes(bytes.asReadOnlyByteBufferList(), bytes.size());
  }

  /** The one copy on the way in. */
  void copyTo(MemorySegment target) {
    long at = 0;
    for (ByteBuffer part : parts) {
      MemorySegment source = MemorySegment.ofBuffer(part);
      MemorySegment.copy(source, 0, target, at, source.byteSize());
      at += source.byteSize();
    }
  }
}
