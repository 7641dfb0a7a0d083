package io.remotemedia.protocol;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client of a released protocol would stumble over in the present one: everything that was
 * there must still be there, with the same number, name, type and place. Additions are no breaks.
 */
final class BreakingChanges {
  private final List<String> found = new ArrayList<>();

  private BreakingChanges() {}

  static List<String> between(FileDescriptorSet released, FileDescriptorSet present) {
    BreakingChanges changes = new BreakingChanges();
    DeclaredTypes before = DeclaredTypes.of(released);
    DeclaredTypes now = DeclaredTypes.of(present);
    before.messages().forEach((name, type) -> changes.message(name, type, now));
    before.enums().forEach((name, type) -> changes.enumeration(name, type, now));
    before.services().forEach((name, type) -> changes.service(name, type, now));
    return changes.found;
  }

  /** Fields of ours in a message of somebody else, where his own next ones may come to stand. */
  static List<String> below(int number, FileDescriptorSet released, FileDescriptorSet present) {
    List<String> found = new ArrayList<>();
    DeclaredTypes now = DeclaredTypes.of(present);
    DeclaredTypes.of(released)
        .messages()
        .forEach(
            (name, type) -> {
              Map<Integer, FieldDescriptorProto> known = fields(type);
              DescriptorProto ours =
                  now.messages().getOrDefault(name, DescriptorProto.getDefaultInstance());
              fields(ours)
                  .forEach(
                      (tag, field) -> {
                        if (tag < number && !known.containsKey(tag)) {
                          found.add(
                              "field %d \"%s\" of %s: additions start at %d"
                                  .formatted(tag, field.getName(), name, number));
                        }
                      });
            });
    return found;
  }

  private void message(String name, DescriptorProto before, DeclaredTypes types) {
    DescriptorProto now = types.messages().get(name);
    if (now == null) {
      found.add("message %s is gone".formatted(name));
      return;
    }
    if (before.getOptions().getMapEntry() != now.getOptions().getMapEntry()) {
      found.add("%s is no longer the same kind of map entry".formatted(name));
    }
    Map<Integer, FieldDescriptorProto> present = fields(now);
    fields(before)
        .forEach(
            (tag, field) -> {
              String place = "field %d \"%s\" of %s".formatted(tag, field.getName(), name);
              if (present.containsKey(tag)) {
                field(place, before, field, now, present.get(tag));
              } else {
                found.add(place + " is gone");
              }
            });
  }

  private void field(
      String place,
      DescriptorProto beforeOwner,
      FieldDescriptorProto before,
      DescriptorProto nowOwner,
      FieldDescriptorProto now) {
    same(place, "name", before.getName(), now.getName());
    same(place, "type", type(before), type(now));
    same(place, "label", before.getLabel().name(), now.getLabel().name());
    same(place, "oneof", oneof(beforeOwner, before), oneof(nowOwner, now));
  }

  private static String type(FieldDescriptorProto field) {
    return field.getTypeName().isEmpty() ? field.getType().name() : field.getTypeName();
  }

  private static String oneof(DescriptorProto owner, FieldDescriptorProto field) {
    return field.hasOneofIndex() ? owner.getOneofDecl(field.getOneofIndex()).getName() : "";
  }

  private void enumeration(String name, EnumDescriptorProto before, DeclaredTypes types) {
    EnumDescriptorProto now = types.enums().get(name);
    if (now == null) {
      found.add("enum %s is gone".formatted(name));
      return;
    }
    Map<Integer, String> present = new TreeMap<>();
    now.getValueList().forEach(value -> present.put(value.getNumber(), value.getName()));
    for (EnumValueDescriptorProto value : before.getValueList()) {
      String place = "value %d \"%s\" of %s".formatted(value.getNumber(), value.getName(), name);
      if (present.containsKey(value.getNumber())) {
        same(place, "name", value.getName(), present.get(value.getNumber()));
      } else {
        found.add(place + " is gone");
      }
    }
  }

  private void service(String name, ServiceDescriptorProto before, DeclaredTypes types) {
    ServiceDescriptorProto now = types.services().get(name);
    if (now == null) {
      found.add("service %s is gone".formatted(name));
      return;
    }
    Map<String, MethodDescriptorProto> present = new TreeMap<>();
    now.getMethodList().forEach(method -> present.put(method.getName(), method));
    for (MethodDescriptorProto method : before.getMethodList()) {
      String place = "method %s of %s".formatted(method.getName(), name);
      if (present.containsKey(method.getName())) {
        same(place, "signature", signature(method), signature(present.get(method.getName())));
      } else {
        found.add(place + " is gone");
      }
    }
  }

  private static String signature(MethodDescriptorProto method) {
    return "%s%s -> %s%s"
        .formatted(
            method.getClientStreaming() ? "stream " : "",
            method.getInputType(),
            method.getServerStreaming() ? "stream " : "",
            method.getOutputType());
  }

  private static Map<Integer, FieldDescriptorProto> fields(DescriptorProto type) {
    Map<Integer, FieldDescriptorProto> fields = new TreeMap<>();
    type.getFieldList().forEach(field -> fields.put(field.getNumber(), field));
    return fields;
  }

  private void same(String place, String what, String before, String now) {
    if (!before.equals(now)) {
      found.add("%s: its %s was %s and is %s".formatted(place, what, shown(before), shown(now)));
    }
  }

  private static String shown(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
