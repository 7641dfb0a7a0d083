package io.remotemedia.server.transport;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the library from logging a stack trace for each client that speaks another protocol or is
 * turned away: whoever floods the server must not flood its log. What matters is counted.
 */
public final class TransportLog {
  /** Held, because the logging of the JDK forgets settings of loggers that nobody holds. */
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty"),
          Logger.getLogger("io.grpc.internal"));

  /** Faults of clients are warnings there, with their stack traces. */
  private static final List<Logger> CLIENT_FAULTS =
      List.of(
          Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.NettyServerHandler"),
          Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.NettyServerStream"));

  private TransportLog() {}

  /** Lets warnings and errors of the transport through, and nothing that clients can cause. */
  public static void quiet() {
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    CLIENT_FAULTS.forEach(logger -> logger.setLevel(Level.SEVERE));
  }
}
