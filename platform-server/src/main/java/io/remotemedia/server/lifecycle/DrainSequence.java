package io.remotemedia.server.lifecycle;

import io.grpc.Server;
import io.grpc.protobuf.services.HealthStatusManager;
import io.remotemedia.server.config.ShutdownConfig;
import io.remotemedia.server.grpc.DrainInterceptor;
import io.remotemedia.server.grpc.StreamRegistry;
import io.remotemedia.server.observability.Readiness;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The phases of an orderly end, within one grace period:
 *
 * <ol>
 *   <li>not ready: readiness and health say so, and everything still works, for the settle time;
 *   <li>no new connections, and clients are asked to leave theirs (GOAWAY); calls that crossed that
 *       message still run, and live streams get the notice with the time that they have left;
 *   <li>no new calls; streams give their tails; what runs finishes;
 *   <li>what has not finished by the end of the grace period is cut.
 * </ol>
 */
public final class DrainSequence {
  private static final Logger log = LoggerFactory.getLogger(DrainSequence.class);
  private static final String REASON = "this instance is shutting down";

  /** Enough for the last bytes to leave and for clients to close their connections themselves. */
  private static final long FAREWELL_MILLIS = 500;

  private final Readiness readiness;
  private final HealthStatusManager health;
  private final DrainInterceptor gate;
  private final StreamRegistry streams;
  private final Server server;
  private final ShutdownConfig times;
  private final CountDownLatch hurried = new CountDownLatch(1);

  /**
   * A sequence over the parts of a server.
   *
   * @param readiness turned off first
   * @param health told NOT_SERVING for good
   * @param gate counts calls and refuses new ones
   * @param streams told, then asked for their tails
   * @param server shut down
   * @param times how long the phases are
   */
  public DrainSequence(
      Readiness readiness,
      HealthStatusManager health,
      DrainInterceptor gate,
      StreamRegistry streams,
      Server server,
      ShutdownConfig times) {
    this.readiness = readiness;
    this.health = health;
    this.gate = gate;
    this.streams = streams;
    this.server = server;
    this.times = times;
  }

  /** Cuts what is left, from any thread and in any phase. */
  public void hurry() {
    hurried.countDown();
    server.shutdownNow();
  }

  /**
   * Runs the phases on the calling thread.
   *
   * @return true when no work had to be cut
   */
  public boolean run() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(times.graceMillis());
    try {
      settle();
      boolean clean = leave(deadline);
      server.awaitTermination(
          Math.min(FAREWELL_MILLIS, millisUntil(deadline)), TimeUnit.MILLISECONDS);
      return clean && hurried.getCount() > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      server.shutdownNow();
    }
  }

  private void settle() throws InterruptedException {
    log.atInfo()
        .addKeyValue("event", "server.draining")
        .addKeyValue("calls", gate.inFlight())
        .addKeyValue("streams", streams.active())
        .addKeyValue("settle_ms", times.settleMillis())
        .addKeyValue("grace_ms", times.graceMillis())
        .log("draining");
    readiness.notReady("the server is draining");
    health.enterTerminalState();
    hurried.await(times.settleMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean leave(long deadline) throws InterruptedException {
    server.shutdown();
    long noticeMillis = Math.min(times.streamNoticeMillis(), millisUntil(deadline));
    if (noticeMillis > 0) {
      streams.announceLeaving(noticeMillis, REASON);
      streams.awaitEmpty(TimeUnit.MILLISECONDS.toNanos(noticeMillis));
    }
    gate.startDraining();
    streams.drainAll();
    return gate.awaitIdle(deadline - System.nanoTime());
  }

  private static long millisUntil(long deadline) {
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
  }
}
