package io.remotemedia.server.grpc;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Walks over the protobuf wire format of a message that lies in several buffers. */
final class WireCursor {
  private static final int VARINT_BITS = 7;
  private static final int VARINT_MASK = 0x7F;
  private static final int MAX_SHIFT = 63;

  private final List<ByteBuffer> parts;
  private final int size;
  private int part;
  private int position;

  /**
   * At the beginning.
   *
   * @param parts not changed
   * @param size of all parts
   */
  WireCursor(List<ByteBuffer> parts, int size) {
    this.parts = parts.stream().map(ByteBuffer::duplicate).toList();
    this.size = size;
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return position == size;
  }

  /** A varint, as unsigned 64 bits. */
  long varint() {
    long value = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += VARINT_BITS) {
      byte next = next();
      value |= (long) (next & VARINT_MASK) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new BufferUnderflowException();
  }

  /** A length that stays within the message. */
  int length(int end) {
    long length = varint();
    if (length < 0 || length > end - position) {
      throw new BufferUnderflowException();
    }
    return (int) length;
  }

  private byte next() {
    ByteBuffer current = current();
    position++;
    return current.get();
  }

  private ByteBuffer current() {
    while (part < parts.size() && !parts.get(part).hasRemaining()) {
      part++;
    }
    if (part == parts.size()) {
      throw new BufferUnderflowException();
    }
    return parts.get(part);
  }

  /** The next bytes where they are, without a copy. */
  SampleBytes take(int length) {
    List<ByteBuffer> taken = new ArrayList<>();
    int left = length;
    while (left > 0) {
      ByteBuffer current = current();
      int count = Math.min(left, current.remaining());
      taken.add(current.slice(current.position(), count));
      current.position(current.position() + count);
      left -= count;
    }
    position += length;
    return new SampleBytes(taken, length);
  }

  /** Copies the next bytes. */
  void copy(int length, CodedOutputStream out) throws IOException {
    for (ByteBuffer taken : take(length).parts()) {
      out.writeRawBytes(taken);
    }
  }
}
