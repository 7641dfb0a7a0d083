package io.remotemedia.server.lifecycle;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals of the operating system. A shutdown hook sees only that the process ends, once; a second
 * SIGTERM and one before the server is ready are seen here alone. The JDK's only way to them, the
 * module {@code jdk.unsupported}, is used by reflection: without it the shutdown hook still works.
 */
final class ProcessSignals {
  private static final Logger log = LoggerFactory.getLogger(ProcessSignals.class);

  private ProcessSignals() {}

  /**
   * Hands a signal to an action instead of to the JVM. One that the process was started to ignore
   * stays ignored.
   *
   * @param name for example {@code TERM}
   * @param action runs on a new thread at each signal
   * @return false when this JVM does not offer it
   */
  static boolean handle(String name, Runnable action) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object signal = signalType.getConstructor(String.class).newInstance(name);
      Object handler =
          Proxy.newProxyInstance(
              ProcessSignals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> invoke(proxy, method, arguments, action));
      Method install = signalType.getMethod("handle", signalType, handlerType);
      Object before = install.invoke(null, signal, handler);
      if (before == handlerType.getField("SIG_IGN").get(null)) {
        install.invoke(null, signal, before);
      }
      return true;
    } catch (ReflectiveOperationException e) {
      log.atDebug().setCause(e).log("signals cannot be handled one by one");
      return false;
    }
  }

  private static Object invoke(Object proxy, Method method, Object[] arguments, Runnable action) {
    return switch (method.getName()) {
      case "handle" -> {
        action.run();
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "signal handler";
    };
  }
}
