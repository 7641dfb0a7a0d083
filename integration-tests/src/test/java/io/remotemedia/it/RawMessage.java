package io.remotemedia.it;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A protobuf message by field numbers alone, without any descriptor. */
final class RawMessage {
  private final Map<Integer, List<Object>> fields = new TreeMap<>();

  RawMessage with(int number, Object value) {
    fields.computeIfAbsent(number, key -> new ArrayList<>()).add(value);
    return this;
  }

  /** An entry of a map field. */
  RawMessage entry(int number, String key, RawMessage value) {
    return with(number, new RawMessage().with(1, key).with(2, value));
  }

  byte[] bytes() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      for (Map.Entry<Integer, List<Object>> field : fields.entrySet()) {
        for (Object value : field.getValue()) {
          write(out, field.getKey(), value);
        }
      }
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(CodedOutputStream out, int number, Object value) throws IOException {
    switch (value) {
      case String text -> out.writeString(number, text);
      case Long varint -> out.writeUInt64(number, varint);
      case ByteString data -> out.writeBytes(number, data);
      case RawMessage message -> out.writeByteArray(number, message.bytes());
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  static RawMessage parse(ByteString bytes) {
    try {
      RawMessage message = new RawMessage();
      CodedInputStream in = bytes.newCodedInput();
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        int number = WireFormat.getTagFieldNumber(tag);
        switch (WireFormat.getTagWireType(tag)) {
          case WireFormat.WIRETYPE_VARINT -> message.with(number, in.readUInt64());
          case WireFormat.WIRETYPE_LENGTH_DELIMITED -> message.with(number, in.readBytes());
          case WireFormat.WIRETYPE_FIXED64 ->
              message.with(number, Double.longBitsToDouble(in.readFixed64()));
          default -> throw new IllegalArgumentException("wire type of tag " + tag);
        }
      }
      return message;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(int number) {
    return fields.containsKey(number);
  }

  long number(int field) {
    return has(field) ? (Long) fields.get(field).getFirst() : 0;
  }

  double real(int field) {
    return (Double) fields.get(field).getFirst();
  }

  ByteString data(int field) {
    return (ByteString) fields.get(field).getFirst();
  }

  String text(int field) {
    return has(field) ? data(field).toStringUtf8() : "";
  }

  RawMessage message(int field) {
    return parse(data(field));
  }

  List<String> texts(int field) {
    return fields.getOrDefault(field, List.of()).stream()
        .map(value -> ((ByteString) value).toStringUtf8())
        .toList();
  }

  /** The value of a map field. */
  RawMessage value(int field, String key) {
    return fields.get(field).stream()
        .map(entry -> parse((ByteString) entry))
        .filter(entry -> entry.text(1).equals(key))
        .findFirst()
        .orElseThrow();
  }
}
