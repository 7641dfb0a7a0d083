package io.remotemedia.protocol;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.TextFormat;
import io.remotemedia.protocol.v1.CatalogProto;
import io.remotemedia.protocol.v1.CommonProto;
import io.remotemedia.protocol.v1.ExecutionProto;
import io.remotemedia.protocol.v1.PluginAdminProto;
import io.remotemedia.protocol.v1.ServerAdminProto;
import io.remotemedia.protocol.v1.StreamingProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The protocol as it was released, and as the .proto files say now. */
final class Protocols {
  static final Path RESOURCES = Path.of("..", "schemas", "src", "main", "resources", "remotemedia");

  /** Every file of package remotemedia.v1; a test compares the list with the folder. */
  private static final List<FileDescriptor> FILES =
      List.of(
          CommonProto.getDescriptor(),
          ExecutionProto.getDescriptor(),
          StreamingProto.getDescriptor(),
          CatalogProto.getDescriptor(),
          PluginAdminProto.getDescriptor(),
          ServerAdminProto.getDescriptor());

  private Protocols() {}

  static FileDescriptorSet present() {
    FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
    FILES.stream()
        .map(FileDescriptor::toProto)
        // What names Java classes is no part of the contract with clients.
        .map(file -> file.toBuilder().clearOptions().build())
        .forEach(set::addFile);
    return set.build();
  }

  static List<String> fileNames() {
    return present().getFileList().stream().map(FileDescriptorProto::getName).sorted().toList();
  }

  static Path file(String version) {
    return RESOURCES.resolve("released").resolve("protocol-" + version + ".txtpb");
  }

  /** The versions whose protocol was written down, oldest first. */
  static List<String> releases() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("released"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("protocol-") && name.endsWith(".txtpb"))
          .map(name -> name.substring("protocol-".length(), name.length() - ".txtpb".length()))
          .sorted()
          .toList();
    }
  }

  static FileDescriptorSet released(String version) throws IOException {
    FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
    TextFormat.merge(Files.readString(file(version), StandardCharsets.UTF_8), set);
    return set.build();
  }
}
