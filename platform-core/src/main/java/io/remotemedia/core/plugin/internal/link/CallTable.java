package io.remotemedia.core.plugin.internal.link;

import io.remotemedia.core.plugin.Capability;
import java.util.Map;
import java.util.Set;

/** What calls into the JDK mean for the process. Owners have slashes. */
final class CallTable {
  /** Never a plugin's business: they change or end the whole process. */
  private static final Map<String, Set<String>> FORBIDDEN =
      Map.of(
          "java/lang/System",
              Set.of(
                  "exit",
                  "setOut",
                  "setErr",
                  "setIn",
                  "setProperty",
                  "setProperties",
                  "clearProperty"),
          "java/lang/Runtime", Set.of("exit", "halt", "addShutdownHook"),
          "java/lang/Thread", Set.of("setDefaultUncaughtExceptionHandler"),
          "java/util/Locale", Set.of("setDefault"),
          "java/util/TimeZone", Set.of("setDefault"),
          "java/security/Security",
              Set.of("addProvider", "insertProviderAt", "removeProvider", "setProperty"),
          "java/net/URL", Set.of("setURLStreamHandlerFactory"));

  private static final Map<String, Set<String>> PROCESS_CALLS =
      Map.of("java/lang/Runtime", Set.of("exec"), "java/lang/ProcessBuilder", Set.of("start"));

  private static final Map<String, Set<String>> NATIVE_CALLS =
      Map.of(
          "java/lang/System", Set.of("load", "loadLibrary"),
          "java/lang/Runtime", Set.of("load", "loadLibrary"),
          "java/lang/foreign/Linker", Set.of("nativeLinker"),
          "java/lang/foreign/SymbolLookup", Set.of("libraryLookup"));

  private static final Map<String, Set<String>> THREAD_CALLS =
      Map.of(
          "java/lang/Thread",
              Set.of("<init>", "start", "ofVirtual", "ofPlatform", "startVirtualThread"),
          "java/util/Timer", Set.of("<init>"),
          "java/util/concurrent/ForkJoinPool", Set.of("<init>", "commonPool"),
          "java/util/concurrent/ThreadPoolExecutor", Set.of("<init>"),
          "java/util/concurrent/CompletableFuture", Set.of("runAsync", "supplyAsync"));

  private static final Set<String> FILE_TYPES =
      Set.of(
          "java/nio/file/Files",
          "java/io/FileInputStream",
          "java/io/FileOutputStream",
          "java/io/FileReader",
          "java/io/FileWriter",
          "java/io/RandomAccessFile",
          "java/nio/channels/FileChannel");

  private static final Set<String> NETWORK_TYPES =
      Set.of(
          "java/net/Socket",
          "java/net/ServerSocket",
          "java/net/DatagramSocket",
          "java/net/http/HttpClient",
          "java/net/URLConnection",
          "java/net/HttpURLConnection",
          "java/nio/channels/SocketChannel",
          "java/nio/channels/ServerSocketChannel",
          "java/nio/channels/DatagramChannel");

  private CallTable() {}

  static boolean isForbidden(String owner, String name) {
    return FORBIDDEN.getOrDefault(owner, Set.of()).contains(name);
  }

  /** The capability that a call needs; null for none. */
  static Capability needed(String owner, String name) {
    if (PROCESS_CALLS.getOrDefault(owner, Set.of()).contains(name)) {
      return Capability.PROCESS;
    }
    if (NATIVE_CALLS.getOrDefault(owner, Set.of()).contains(name)
        || owner.equals("sun/misc/Unsafe")) {
      return Capability.NATIVE;
    }
    if (THREAD_CALLS.getOrDefault(owner, Set.of()).contains(name)
        || owner.equals("java/util/concurrent/Executors")) {
      return Capability.THREADS;
    }
    boolean opensUrl = owner.equals("java/net/URL") && name.startsWith("open");
    if (opensUrl || NETWORK_TYPES.contains(owner)) {
      return Capability.NETWORK;
    }
    return FILE_TYPES.contains(owner) ? Capability.FILES : null;
  }
}
