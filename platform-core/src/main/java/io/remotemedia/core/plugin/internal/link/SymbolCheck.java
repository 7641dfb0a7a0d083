package io.remotemedia.core.plugin.internal.link;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.InterfaceMethodRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the {@code NoSuchMethodError}s, {@code NoClassDefFoundError}s and {@code
 * AbstractMethodError}s that a plugin would meet, before a line of it runs.
 */
final class SymbolCheck {
  private static final int MAX_EVIDENCE = 10;
  private static final int MAX_NAMED = 3;

  private final ClassSet classes;
  private final HostSymbols symbols;
  private final TypeLattice types;
  private final Set<String> broken = new TreeSet<>();
  private final Set<String> absent = new TreeSet<>();

  SymbolCheck(ClassSet classes, HostSymbols symbols, TypeLattice types) {
    this.classes = classes;
    this.symbols = symbols;
    this.types = types;
  }

  void require(List<String> remarks) throws PluginRefusal {
    for (ClassUnit unit : classes.all()) {
      for (PoolEntry entry : unit.model().constantPool()) {
        reference(unit, entry);
      }
    }
    classes.own().forEach(this::parents);
    classes.own().stream().filter(ClassUnit::isConcrete).forEach(this::implementations);
    if (!broken.isEmpty()) {
      List<String> evidence = new ArrayList<>(broken);
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_LINK,
          "the plugin uses what is not here (%d found); the server's SPI is %s"
              .formatted(evidence.size(), symbols.spiVersion()),
          evidence.subList(0, Math.min(MAX_EVIDENCE, evidence.size())));
    }
    if (!absent.isEmpty()) {
      remarks.add(
          "refers to %d classes that are neither in the plugin nor on the server: %s"
              .formatted(
                  absent.size(), String.join(", ", absent.stream().limit(MAX_NAMED).toList())));
    }
  }

  private void reference(ClassUnit unit, PoolEntry entry) {
    switch (entry) {
      case ClassEntry named -> classReference(unit, named.asInternalName());
      case MemberRefEntry member -> memberReference(unit, member);
      default -> {
        // Other entries name no symbols of their own.
      }
    }
  }

  private void classReference(ClassUnit unit, String name) {
    String element = name.startsWith("[") ? elementOf(name) : name;
    if (element == null || types.knows(element)) {
      return;
    }
    if (HostApi.serves(element.replace('/', '.'))) {
      broken.add("class %s, used by %s".formatted(element.replace('/', '.'), unit.shown()));
    } else if (unit.own()) {
      absent.add(element.replace('/', '.'));
    }
  }

  /** The class in an array's descriptor; null for primitives. */
  private static String elementOf(String descriptor) {
    int at = descriptor.lastIndexOf('[') + 1;
    return descriptor.charAt(at) == 'L'
        ? descriptor.substring(at + 1, descriptor.length() - 1)
        : null;
  }

  private void memberReference(ClassUnit unit, MemberRefEntry member) {
    String owner = member.owner().asInternalName();
    if (!HostApi.serves(owner.replace('/', '.')) || !symbols.has(owner)) {
      return;
    }
    String name = member.name().stringValue();
    String type = member.type().stringValue();
    boolean found =
        switch (member) {
          case FieldRefEntry field -> symbols.hasField(owner, name, type);
          case MethodRefEntry method -> symbols.hasMethod(owner, name, type);
          // Every interface also has the methods of Object.
          case InterfaceMethodRefEntry method ->
              symbols.hasMethod(owner, name, type)
                  || symbols.hasMethod("java/lang/Object", name, type);
        };
    if (!found) {
      broken.add(
          "%s.%s%s, used by %s".formatted(owner.replace('/', '.'), name, type, unit.shown()));
    }
  }

  private void parents(ClassUnit unit) {
    for (String parent : unit.parents()) {
      if (!types.knows(parent)) {
        broken.add("class %s, a parent of %s".formatted(parent.replace('/', '.'), unit.shown()));
      }
    }
  }

  private void implementations(ClassUnit unit) {
    for (String ancestor : types.lineage(unit.name())) {
      if (!ancestor.startsWith("io/remotemedia/spi/")) {
        continue;
      }
      for (MethodModel method : symbols.abstractMethods(ancestor)) {
        String name = method.methodName().stringValue();
        String type = method.methodType().stringValue();
        if (!types.implementsMethod(unit.name(), name, type)) {
          broken.add(
              "%s.%s%s, which %s does not implement"
                  .formatted(ancestor.replace('/', '.'), name, type, unit.shown()));
        }
      }
    }
  }
}
