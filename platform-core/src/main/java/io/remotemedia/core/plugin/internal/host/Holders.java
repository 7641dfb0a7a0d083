package io.remotemedia.core.plugin.internal.host;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogManager;

/**
 * Looks for what keeps the classes of a plugin in memory, at the places where it is usually found:
 * threads that run its code, are of its classes or have its context class loader; thread locals;
 * handlers of the JVM. What it does not find may still be there.
 */
final class Holders {
  private static final int MAX_HOLDERS = 10;

  private final ClassLoader loader;
  private final Set<String> classNames;
  private final List<String> found = new ArrayList<>();

  private Holders(ClassLoader loader, Set<String> classNames) {
    this.loader = loader;
    this.classNames = classNames;
  }

  static List<String> of(ClassLoader loader, Set<String> classNames) {
    Holders holders = new Holders(loader, classNames);
    Thread.getAllStackTraces().forEach(holders::thread);
    holders.handlers();
    if (holders.found.isEmpty()) {
      holders.found.add(
          ThreadLocals.ARE_READABLE
              ? "not found: neither a thread, nor a thread local, nor a handler of the JVM"
              : "not found among threads and handlers; thread locals can only be looked at with"
                  + " --add-opens java.base/java.lang=ALL-UNNAMED");
    }
    return holders.found.subList(0, Math.min(MAX_HOLDERS, holders.found.size()));
  }

  private void thread(Thread thread, StackTraceElement[] stack) {
    String name = "thread \"%s\"".formatted(thread.getName());
    for (StackTraceElement frame : stack) {
      if (classNames.contains(frame.getClassName())) {
        found.add("%s runs %s.%s".formatted(name, frame.getClassName(), frame.getMethodName()));
        return;
      }
    }
    if (isOurs(thread)) {
      found.add("%s is a %s".formatted(name, thread.getClass().getName()));
    } else if (thread.getContextClassLoader() == loader) {
      found.add(name + " has the plugin's context class loader");
    } else if (isOurs(thread.getUncaughtExceptionHandler())) {
      found.add(name + " has a handler of the plugin for what it does not catch");
    }
    for (Object value : ThreadLocals.of(thread)) {
      if (isOurs(value)) {
        found.add("%s has a ThreadLocal with %s".formatted(name, describe(value)));
      }
    }
  }

  private static String describe(Object value) {
    return "a " + (value instanceof Class<?> type ? type : value.getClass()).getName();
  }

  private boolean isOurs(Object object) {
    if (object == null) {
      return false;
    }
    Class<?> type = object instanceof Class<?> itself ? itself : object.getClass();
    return type.getClassLoader() == loader || object == loader;
  }

  private void handlers() {
    if (isOurs(Thread.getDefaultUncaughtExceptionHandler())) {
      found.add("the JVM's handler for what no thread catches is the plugin's");
    }
    for (Handler handler : LogManager.getLogManager().getLogger("").getHandlers()) {
      if (isOurs(handler)) {
        found.add("a handler of java.util.logging is the plugin's");
      }
    }
  }

  /** The JDK has no way to list thread locals; its fields are read where the JVM opens them. */
  private static final class ThreadLocals {
    private static final Field MAP = field(Thread.class, "threadLocals");
    private static final Field TABLE = MAP == null ? null : field(MAP.getType(), "table");
    private static final Field VALUE =
        TABLE == null ? null : field(TABLE.getType().getComponentType(), "value");
    private static final boolean ARE_READABLE = VALUE != null;

    private static Field field(Class<?> owner, String name) {
      try {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
      } catch (ReflectiveOperationException | RuntimeException e) {
        return null;
      }
    }

    static List<Object> of(Thread thread) {
      List<Object> values = new ArrayList<>();
      try {
        Object map = ARE_READABLE ? MAP.get(thread) : null;
        Object table = map == null ? null : TABLE.get(map);
        for (int i = 0; table != null && i < Array.getLength(table); i++) {
          Object entry = Array.get(table, i);
          if (entry instanceof Reference<?> local) {
            values.add(local.get());
            values.add(VALUE.get(entry));
          }
        }
      } catch (IllegalAccessException e) {
        // The other places are looked at all the same.
        return List.of();
      }
      values.removeIf(value -> value == null);
      return values;
    }
  }
}
