package io.remotemedia.core.plugin.internal.link;

import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The node types that a plugin would contribute, read off the constants that it gives to {@code
 * NodeDescriptor.of}: so the reason why a type does not serve can be told although the plugin was
 * never started. A plugin that computes its names is not understood, and nothing is lost.
 */
final class DeclaredTypes {
  private static final String DESCRIPTOR = "io/remotemedia/spi/NodeDescriptor";
  private static final Pattern TYPE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,127}");

  private DeclaredTypes() {}

  /** Sorted, maybe none. */
  static List<String> of(ClassSet classes) {
    TreeSet<String> names = new TreeSet<>();
    for (ClassUnit unit : classes.own()) {
      boolean describes =
          StreamSupport.stream(unit.model().constantPool().spliterator(), false)
              .anyMatch(
                  entry ->
                      entry instanceof MemberRefEntry member
                          && member.owner().asInternalName().equals(DESCRIPTOR)
                          && member.name().equalsString("of"));
      if (describes) {
        unit.model().methods().forEach(method -> look(method, names));
      }
    }
    return List.copyOf(names);
  }

  private static void look(MethodModel method, TreeSet<String> names) {
    List<Object> constants = new ArrayList<>();
    method
        .code()
        .ifPresent(
            code ->
                code.forEach(
                    element -> {
                      if (element instanceof ConstantInstruction constant) {
                        constants.add(constant.constantValue());
                      } else if (element instanceof InvokeInstruction call) {
                        if (call.owner().asInternalName().equals(DESCRIPTOR)
                            && call.name().equalsString("of")) {
                          add(constants, names);
                        }
                        constants.clear();
                      }
                    }));
  }

  /** Name, version and summary were pushed last, in this order. */
  private static void add(List<Object> constants, TreeSet<String> names) {
    int at = constants.size() - 3;
    if (at >= 0 && constants.get(at) instanceof String name && TYPE_NAME.matcher(name).matches()) {
      names.add(name);
    }
  }
}
