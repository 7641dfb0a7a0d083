package io.remotemedia.core.plugin.internal.link;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.Capability;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds calls that a plugin must not make, and compares the others with the capabilities that it
 * declares. Libraries in {@code lib/} only give remarks: they often contain what nobody calls.
 */
final class CallCheck {
  private static final int MAX_EVIDENCE = 10;

  private final List<String> forbidden = new ArrayList<>();
  private final List<String> forbiddenInLibraries = new ArrayList<>();
  private final Map<Capability, List<String>> uses = new EnumMap<>(Capability.class);

  void require(
      ClassSet classes, Set<Capability> declared, Set<Capability> denied, List<String> remarks)
      throws PluginRefusal {
    classes.all().forEach(this::look);
    if (!forbidden.isEmpty()) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_FORBIDDEN_CALL,
          "the plugin calls what changes or ends the whole process (%d found)"
              .formatted(forbidden.size()),
          first(forbidden));
    }
    for (Map.Entry<Capability, List<String>> use : uses.entrySet()) {
      judge(use.getKey(), first(use.getValue()), declared, denied, remarks);
    }
    if (!forbiddenInLibraries.isEmpty()) {
      remarks.add("a library of the plugin contains " + forbiddenInLibraries.getFirst());
    }
  }

  private static void judge(
      Capability capability,
      List<String> calls,
      Set<Capability> declared,
      Set<Capability> denied,
      List<String> remarks)
      throws PluginRefusal {
    String label = capability.label();
    if (denied.contains(capability)) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_CAPABILITY,
          "the plugin uses the capability \"%s\", which this server denies".formatted(label),
          calls);
    }
    if (declared.contains(capability)) {
      return;
    }
    if (capability.mustBeDeclared()) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_CAPABILITY,
          "the plugin uses the capability \"%s\" without declaring it".formatted(label),
          calls);
    }
    remarks.add(
        "uses the capability \"%s\" without declaring it: %s".formatted(label, calls.getFirst()));
  }

  private static List<String> first(List<String> lines) {
    return lines.stream().sorted().limit(MAX_EVIDENCE).toList();
  }

  private void look(ClassUnit unit) {
    for (PoolEntry entry : unit.model().constantPool()) {
      if (entry instanceof MemberRefEntry member && isOfInterest(member)) {
        // The pool says that there is such a call; only now the code is read, to say where.
        unit.model().methods().forEach(method -> look(unit, method));
        return;
      }
    }
  }

  private static boolean isOfInterest(MemberRefEntry member) {
    String owner = member.owner().asInternalName();
    String name = member.name().stringValue();
    return CallTable.isForbidden(owner, name) || CallTable.needed(owner, name) != null;
  }

  private void look(ClassUnit unit, MethodModel method) {
    CodeModel code = method.code().orElse(null);
    if (code == null) {
      return;
    }
    for (var element : code) {
      if (element instanceof InvokeInstruction call) {
        note(unit, method, call.owner().asInternalName(), call.name().stringValue());
      }
    }
  }

  private void note(ClassUnit unit, MethodModel method, String owner, String name) {
    String line =
        "%s.%s in %s.%s"
            .formatted(
                owner.replace('/', '.'), name, unit.shown(), method.methodName().stringValue());
    if (CallTable.isForbidden(owner, name)) {
      (unit.own() ? forbidden : forbiddenInLibraries).add(line);
      return;
    }
    Capability needed = CallTable.needed(owner, name);
    if (needed != null && unit.own()) {
      uses.computeIfAbsent(needed, any -> new ArrayList<>()).add(line);
    }
  }
}
