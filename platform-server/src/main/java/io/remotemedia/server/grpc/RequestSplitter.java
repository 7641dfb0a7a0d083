package io.remotemedia.server.grpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.ExecuteRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the samples out of an {@code ExecuteRequest} before protobuf reads the rest: protobuf would
 * copy them, and more than once. What is left is a valid message of a few hundred bytes.
 *
 * <p>Only the plain shape that every encoder writes is taken apart. Anything else is left to
 * protobuf, which also knows how to complain.
 */
final class RequestSplitter {
  private static final int MAP_KEY = 1;
  private static final int MAP_VALUE = 2;
  private static final int FIXED32 = 4;
  private static final int FIXED64 = 8;
  private static final int TYPE_MASK = 7;
  private static final int TYPE_BITS = 3;

  private final WireCursor in;
  private final int size;
  private final Map<String, SampleBytes> samples = new HashMap<>();

  /**
   * A request in two halves.
   *
   * @param message without samples
   * @param samples by node id
   */
  record Split(byte[] message, Map<String, SampleBytes> samples) {}

  private RequestSplitter(List<ByteBuffer> parts, int size) {
    this.in = new WireCursor(parts, size);
    this.size = size;
  }

  /** The halves; empty when the message has an unusual shape or is broken. */
  static Optional<Split> split(List<ByteBuffer> parts, int size) {
    try {
      RequestSplitter splitter = new RequestSplitter(parts, size);
      byte[] message = splitter.message();
      return message == null ? Optional.empty() : Optional.of(new Split(message, splitter.samples));
    } catch (BufferUnderflowException | IOException e) {
      return Optional.empty();
    }
  }

  private byte[] message() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    while (!in.atEnd()) {
      int tag = (int) in.varint();
      out.writeUInt32NoTag(tag);
      if (tag == tag(ExecuteRequest.AUDIO_INPUTS_FIELD_NUMBER)) {
        byte[] entry = entry(in.length(size));
        if (entry == null) {
          return null;
        }
        out.writeByteArrayNoTag(entry);
      } else if (!copyField(tag, size, out)) {
        return null;
      }
    }
    out.flush();
    return bytes.toByteArray();
  }

  /** One entry of the map: key, then value, once each. */
  private byte[] entry(int length) throws IOException {
    int end = in.position() + length;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    if (length == 0 || in.varint() != tag(MAP_KEY)) {
      return null;
    }
    byte[] key = new byte[in.length(end)];
    SampleBytes keyBytes = in.take(key.length);
    keyBytes.copyTo(java.lang.foreign.MemorySegment.ofArray(key));
    if (in.position() == end || in.varint() != tag(MAP_VALUE)) {
      return null;
    }
    byte[] value = value(new String(key, StandardCharsets.UTF_8), in.length(end));
    if (value == null || in.position() != end) {
      return null;
    }
    out.writeByteArray(MAP_KEY, key);
    out.writeByteArray(MAP_VALUE, value);
    out.flush();
    return bytes.toByteArray();
  }

  private byte[] value(String node, int length) throws IOException {
    int end = in.position() + length;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    SampleBytes taken = SampleBytes.NONE;
    while (in.position() < end) {
      int tag = (int) in.varint();
      if (tag == tag(AudioBuffer.SAMPLES_FIELD_NUMBER)) {
        taken = in.take(in.length(end));
      } else {
        out.writeUInt32NoTag(tag);
        if (!copyField(tag, end, out)) {
          return null;
        }
      }
    }
    samples.put(node, taken);
    out.flush();
    return in.position() == end ? bytes.toByteArray() : null;
  }

  private boolean copyField(int tag, int end, CodedOutputStream out) throws IOException {
    switch (tag & TYPE_MASK) {
      case WireFormat.WIRETYPE_VARINT -> out.writeUInt64NoTag(in.varint());
      case WireFormat.WIRETYPE_FIXED64 -> in.copy(FIXED64, out);
      case WireFormat.WIRETYPE_FIXED32 -> in.copy(FIXED32, out);
      case WireFormat.WIRETYPE_LENGTH_DELIMITED -> {
        int length = in.length(end);
        out.writeUInt32NoTag(length);
        in.copy(length, out);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static int tag(int field) {
    return field << TYPE_BITS | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }
}
