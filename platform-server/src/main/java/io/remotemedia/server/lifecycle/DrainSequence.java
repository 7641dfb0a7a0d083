package io.remotemedia.server.lifecycle;

import io.grpc.Server;
import io.grpc.protobuf.services.HealthStatusManager;
import io.remotemedia.server.grpc.DrainInterceptor;
import io.remotemedia.server.grpc.StreamRegistry;
import io.remotemedia.server.observability.Readiness;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The phases of an orderly end, within one grace period. */
public final class DrainSequence {
  private static final Logger log = LoggerFactory.getLogger(DrainSequence.class);

  private final Readiness readiness;
  private final HealthStatusManager health;
  private final DrainInterceptor gate;
  private final StreamRegistry streams;
  private final Server server;
  private final long graceMillis;

  /**
   * A sequence over the parts of a server.
   *
   * @param readiness turned off first
   * @param health told NOT_SERVING for good
   * @param gate refuses new calls
   * @param streams asked for their tails
   * @param server shut down when they have ended
   * @param graceMillis the longest time for all of it
   */
  public DrainSequence(
      Readiness readiness,
      HealthStatusManager health,
      DrainInterceptor gate,
      StreamRegistry streams,
      Server server,
      long graceMillis) {
    this.readiness = readiness;
    this.health = health;
    this.gate = gate;
    this.streams = streams;
    this.server = server;
    this.graceMillis = graceMillis;
  }

  /**
   * Runs the phases on the calling thread.
   *
   * @return true when no work had to be cut
   */
  public boolean run() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(graceMillis);
    log.atInfo()
        .addKeyValue("event", "server.draining")
        .addKeyValue("streams", streams.active())
        .addKeyValue("grace_ms", graceMillis)
        .log("draining");
    readiness.notReady("the server is draining");
    health.enterTerminalState();
    gate.startDraining();
    streams.drainAll();
    try {
      boolean streamsEnded = streams.awaitEmpty(deadline - System.nanoTime());
      server.shutdown();
      boolean callsEnded =
          server.awaitTermination(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (!callsEnded) {
        server.shutdownNow();
      }
      return streamsEnded && callsEnded;
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
