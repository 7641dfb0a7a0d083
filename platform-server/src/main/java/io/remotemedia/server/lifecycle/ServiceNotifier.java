package io.remotemedia.server.lifecycle;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the service manager how the process is, by the protocol of {@code sd_notify(3)}: one
 * datagram to the socket that {@code NOTIFY_SOCKET} names. The JDK has no datagrams over Unix
 * sockets, so the three system calls are made directly. Does nothing where there is no such socket.
 */
public final class ServiceNotifier {
  private static final Logger log = LoggerFactory.getLogger(ServiceNotifier.class);
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final AddressLayout PTR = ValueLayout.ADDRESS;
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int PATH_OFFSET = 2;
  private static final int MAX_PATH = 107;

  private final String socket;
  private final long watchdogMicros;

  private ServiceNotifier(String socket, long watchdogMicros) {
    this.socket = socket;
    this.watchdogMicros = watchdogMicros;
  }

  /**
   * The service manager of this process.
   *
   * @param environment the environment variables
   * @return one that does nothing where there is none
   */
  public static ServiceNotifier of(Map<String, String> environment) {
    String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
    boolean usable = socket.length() <= MAX_PATH && socket.matches("[/@].+");
    String own = Long.toString(ProcessHandle.current().pid());
    boolean watched = environment.getOrDefault("WATCHDOG_PID", own).equals(own);
    String micros = environment.getOrDefault("WATCHDOG_USEC", "0");
    return new ServiceNotifier(
        usable ? socket : "",
        usable && watched && micros.matches("\\d{1,15}") ? Long.parseLong(micros) : 0);
  }

  /** The server takes calls; from now on signs of life are sent, if they are asked for. */
  public void ready() {
    send("READY=1\nSTATUS=serving");
    if (watchdogMicros > 0) {
      Thread.ofPlatform().name("watchdog").daemon().start(this::signsOfLife);
    }
  }

  /** The server drains. */
  public void stopping() {
    send("STOPPING=1\nSTATUS=draining");
  }

  private void signsOfLife() {
    try {
      while (true) {
        send("WATCHDOG=1");
        TimeUnit.MICROSECONDS.sleep(watchdogMicros / 2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(String message) {
    if (socket.isEmpty()) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      sendTo(message.getBytes(StandardCharsets.UTF_8), arena);
    } catch (Throwable e) {
      // Whatever is wrong with the manager's socket, the service itself is fine.
      log.atWarn().setCause(e).log("the service manager cannot be told");
    }
  }

  @SuppressWarnings("restricted")
  private void sendTo(byte[] message, Arena arena) throws Throwable {
    Linker linker = Linker.nativeLinker();
    MethodHandle open = handle(linker, "socket", FunctionDescriptor.of(INT, INT, INT, INT));
    MethodHandle sendto =
        handle(linker, "sendto", FunctionDescriptor.of(LONG, INT, PTR, LONG, INT, PTR, INT));
    MethodHandle close = handle(linker, "close", FunctionDescriptor.of(INT, INT));
    int file = (int) open.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
    if (file < 0) {
      throw new IllegalStateException("no socket");
    }
    try {
      byte[] path = socket.getBytes(StandardCharsets.UTF_8);
      MemorySegment address = arena.allocate(PATH_OFFSET + path.length + 1L);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, PATH_OFFSET, path.length);
      // A leading @ stands for the zero byte of Linux's abstract names, which have no end mark.
      boolean isAbstract = path[0] == '@';
      if (isAbstract) {
        address.set(ValueLayout.JAVA_BYTE, PATH_OFFSET, (byte) 0);
      }
      int length = PATH_OFFSET + path.length + (isAbstract ? 0 : 1);
      MemorySegment text = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
      long sent =
          (long)
              sendto.invokeExact(file, text, (long) message.length, MSG_NOSIGNAL, address, length);
      if (sent != message.length) {
        throw new IllegalStateException("nobody listens at " + socket);
      }
    } finally {
      int ignored = (int) close.invokeExact(file);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handle(Linker linker, String name, FunctionDescriptor type) {
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), type);
  }
}
