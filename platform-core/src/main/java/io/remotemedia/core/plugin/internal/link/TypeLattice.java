package io.remotemedia.core.plugin.internal.link;

import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** The parents of a plugin's classes, across the border to the host and the JDK. */
final class TypeLattice {
  private final ClassSet classes;
  private final HostSymbols symbols;

  TypeLattice(ClassSet classes, HostSymbols symbols) {
    this.classes = classes;
    this.symbols = symbols;
  }

  /** Whether a class can be found at all by the plugin. */
  boolean knows(String name) {
    return classes.find(name) != null || symbols.has(name);
  }

  /** A class with all its parents, nearest first. */
  Set<String> lineage(String name) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(name);
    while (!open.isEmpty()) {
      String next = open.poll();
      if (seen.add(next)) {
        ClassUnit unit = classes.find(next);
        open.addAll(unit == null ? symbols.parents(next) : unit.parents());
      }
    }
    return seen;
  }

  /** Whether a class has a method with a body, own or from a parent. */
  boolean implementsMethod(String className, String name, String type) {
    for (String ancestor : lineage(className)) {
      ClassUnit unit = classes.find(ancestor);
      boolean found =
          unit == null
              ? symbols.implementsMethod(ancestor, name, type)
              : unit.model().methods().stream().anyMatch(method -> isBody(method, name, type));
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBody(MethodModel method, String name, String type) {
    return method.methodName().equalsString(name)
        && method.methodType().equalsString(type)
        && !method.flags().has(AccessFlag.ABSTRACT);
  }
}
