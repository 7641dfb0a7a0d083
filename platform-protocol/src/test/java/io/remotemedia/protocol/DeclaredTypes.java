package io.remotemedia.protocol;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a set of files declares, by full name: which file it stands in is no contract.
 */
record DeclaredTypes(
    Map<String, DescriptorProto> messages,
    Map<String, EnumDescriptorProto> enums,
    Map<String, ServiceDescriptorProto> services) {
  static DeclaredTypes of(FileDescriptorSet files) {
    DeclaredTypes types = new DeclaredTypes(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    files.getFileList().forEach(types::add);
    return types;
  }

  private void add(FileDescriptorProto file) {
    String prefix = file.getPackage() + ".";
    file.getMessageTypeList().forEach(type -> add(prefix, type));
    file.getEnumTypeList().forEach(type -> enums.put(prefix + type.getName(), type));
    file.getServiceList().forEach(type -> services.put(prefix + type.getName(), type));
  }

  private void add(String prefix, DescriptorProto type) {
    String name = prefix + type.getName();
    messages.put(name, type);
    type.getNestedTypeList().forEach(nested -> add(name + ".", nested));
    type.getEnumTypeList().forEach(nested -> enums.put(name + "." + nested.getName(), nested));
  }
}
