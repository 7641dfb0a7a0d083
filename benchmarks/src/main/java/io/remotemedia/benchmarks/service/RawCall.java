package io.remotemedia.benchmarks.service;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.grpc.MethodDescriptor;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The method of unary executions on bytes as they are: no protobuf on the client's side. */
final class RawCall {
  static final MethodDescriptor<byte[], byte[]> EXECUTE =
      PipelineExecutionServiceGrpc.getExecutePipelineMethod().toBuilder(new Bytes(), new Bytes())
          .build();

  private RawCall() {}

  /** Makes bytes look like a reply whose result field reaches to their end. */
  static void writeResultHeader(byte[] reply) throws IOException {
    int tag = ExecuteResponse.RESULT_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    for (int header = 2; header <= 6; header++) {
      int length = reply.length - header;
      if (1 + CodedOutputStream.computeUInt32SizeNoTag(length) == header) {
        CodedOutputStream out = CodedOutputStream.newInstance(reply);
        out.writeUInt32NoTag(tag);
        out.writeUInt32NoTag(length);
        return;
      }
    }
    throw new IllegalArgumentException(reply.length + " bytes hold no header");
  }

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
