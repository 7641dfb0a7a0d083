package io.remotemedia.server.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a service manager hears, at a real datagram socket. */
@EnabledOnOs(OS.LINUX)
@Timeout(20)
class ServiceNotifierTest {
  /** The manager's end of the socket. */
  @SuppressWarnings("restricted")
  private static final class Receiver implements AutoCloseable {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private final Arena arena = Arena.ofConfined();
    private final int file;

    Receiver(String name) throws Throwable {
      byte[] path = name.getBytes(StandardCharsets.UTF_8);
      MemorySegment address = arena.allocate(2 + path.length + 1L);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
      MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, 2, path.length);
      boolean isAbstract = path[0] == '@';
      if (isAbstract) {
        address.set(ValueLayout.JAVA_BYTE, 2, (byte) 0);
      }
      file = (int) call("socket", FunctionDescriptor.of(INT, INT, INT, INT)).invoke(1, 2, 0);
      int bound =
          (int)
              call("bind", FunctionDescriptor.of(INT, INT, ValueLayout.ADDRESS, INT))
                  .invoke(file, address, 2 + path.length + (isAbstract ? 0 : 1));
      assertEquals(0, bound);
    }

    String receive() throws Throwable {
      MemorySegment buffer = arena.allocate(256);
      long length =
          (long)
              call(
                      "recv",
                      FunctionDescriptor.of(
                          ValueLayout.JAVA_LONG,
                          INT,
                          ValueLayout.ADDRESS,
                          ValueLayout.JAVA_LONG,
                          INT))
                  .invoke(file, buffer, 256L, 0);
      byte[] text = new byte[(int) length];
      MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, text, 0, text.length);
      return new String(text, StandardCharsets.UTF_8);
    }

    private static MethodHandle call(String name, FunctionDescriptor type) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), type);
    }

    @Override
    public void close() {
      try {
        int ignored = (int) call("close", FunctionDescriptor.of(INT, INT)).invoke(file);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
      arena.close();
    }
  }

  @Test
  void readyStoppingAndSignsOfLifeAreTold(@TempDir Path folder) throws Throwable {
    String name = folder.resolve("notify").toString();
    try (Receiver manager = new Receiver(name)) {
      ServiceNotifier notifier =
          ServiceNotifier.of(Map.of("NOTIFY_SOCKET", name, "WATCHDOG_USEC", "20000000"));
      notifier.ready();
      assertEquals("READY=1\nSTATUS=serving", manager.receive());
      assertEquals("WATCHDOG=1", manager.receive());
      notifier.stopping();
      assertTrue(manager.receive().startsWith("STOPPING=1"));
    }
  }

  @Test
  void abstractNamesWork() throws Throwable {
    String name = "@remotemedia-test-" + ProcessHandle.current().pid();
    try (Receiver manager = new Receiver(name)) {
      ServiceNotifier.of(Map.of("NOTIFY_SOCKET", name)).ready();
      assertEquals("READY=1\nSTATUS=serving", manager.receive());
    }
  }

  @Test
  void whereNobodyListensNothingHappens() {
    ServiceNotifier.of(Map.of()).ready();
    ServiceNotifier.of(Map.of("NOTIFY_SOCKET", "/nowhere/notify")).ready();
    ServiceNotifier.of(Map.of("NOTIFY_SOCKET", "vsock:2:1")).ready();
  }
}
