package io.remotemedia.it;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.TextFormat;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A protocol as it was released: messages and methods that know nothing of what came later. */
final class ReleasedProtocol {
  private static final String PACKAGE = "remotemedia.v1.";

  private final Map<String, FileDescriptor> files = new LinkedHashMap<>();

  private ReleasedProtocol() {}

  static ReleasedProtocol load(String version) throws Exception {
    String resource = "/remotemedia/released/protocol-" + version + ".txtpb";
    FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
    try (InputStream in = ReleasedProtocol.class.getResourceAsStream(resource)) {
      TextFormat.merge(new String(in.readAllBytes(), StandardCharsets.UTF_8), set);
    }
    ReleasedProtocol protocol = new ReleasedProtocol();
    for (FileDescriptorProto file : set.getFileList()) {
      FileDescriptor[] imports =
          file.getDependencyList().stream().map(protocol.files::get).toArray(FileDescriptor[]::new);
      protocol.files.put(file.getName(), FileDescriptor.buildFrom(file, imports));
    }
    return protocol;
  }

  Descriptor type(String name) {
    return files.values().stream()
        .map(file -> file.findMessageTypeByName(name))
        .filter(type -> type != null)
        .findFirst()
        .orElseThrow();
  }

  io.grpc.MethodDescriptor<DynamicMessage, DynamicMessage> method(String service, String name) {
    ServiceDescriptor declared =
        files.values().stream()
            .map(file -> file.findServiceByName(service))
            .filter(found -> found != null)
            .findFirst()
            .orElseThrow();
    MethodDescriptor method = declared.findMethodByName(name);
    return io.grpc.MethodDescriptor.newBuilder(
            marshaller(method.getInputType()), marshaller(method.getOutputType()))
        .setType(method.isClientStreaming() ? MethodType.BIDI_STREAMING : MethodType.UNARY)
        .setFullMethodName(PACKAGE + service + "/" + name)
        .build();
  }

  DynamicMessage message(String type, String text) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type(type));
    try {
      TextFormat.merge(text, message);
    } catch (TextFormat.ParseException e) {
      throw new IllegalArgumentException(e);
    }
    return message.build();
  }

  private static Marshaller<DynamicMessage> marshaller(Descriptor type) {
    return new Marshaller<>() {
      @Override
      public InputStream stream(DynamicMessage message) {
        return message.toByteString().newInput();
      }

      @Override
      public DynamicMessage parse(InputStream stream) {
        try {
          return DynamicMessage.parseFrom(type, ByteString.readFrom(stream));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
