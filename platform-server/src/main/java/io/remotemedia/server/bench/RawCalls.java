package io.remotemedia.server.bench;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.grpc.MethodDescriptor;
import io.remotemedia.protocol.v1.ErrorResponse;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Calls whose request was encoded once and whose reply is only looked at: a generator that spends
 * its time on protobuf measures itself.
 */
final class RawCalls {
  static final MethodDescriptor<byte[], byte[]> EXECUTE =
      PipelineExecutionServiceGrpc.getExecutePipelineMethod().toBuilder(new Bytes(), new Bytes())
          .build();

  private RawCalls() {}

  /** The error of a reply; null when it carries a result. */
  static String error(byte[] reply) {
    try {
      CodedInputStream fields = CodedInputStream.newInstance(reply);
      for (int tag = fields.readTag(); tag != 0; tag = fields.readTag()) {
        int field = WireFormat.getTagFieldNumber(tag);
        if (field == ExecuteResponse.RESULT_FIELD_NUMBER) {
          return null;
        }
        if (field == ExecuteResponse.ERROR_FIELD_NUMBER) {
          return ErrorResponse.parseFrom(fields.readByteArray()).getMessage();
        }
        fields.skipField(tag);
      }
      return "a reply without outcome";
    } catch (IOException e) {
      return "an unreadable reply";
    }
  }

  /** Bytes as they are. */
  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] message) {
      return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
