package io.remotemedia.server.grpc;

import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The unary calls whose message is still arriving, and the time that it may take: a client that
 * sends headers and then a byte a minute must not hold memory and quota for ever.
 */
final class Uploads implements AutoCloseable {
  private static final long TICK_MILLIS = 250;

  private final Set<UnaryExchange> running = ConcurrentHashMap.newKeySet();
  private final long timeoutMillis;
  private final ScheduledThreadPoolExecutor timer;

  Uploads(long timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
    timer =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().name("upload-timer").daemon().unstarted(task));
    timer.scheduleWithFixedDelay(this::endOverdue, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  UnaryExchange started(UnaryExchange exchange) {
    running.add(exchange);
    return exchange;
  }

  void over(UnaryExchange exchange) {
    running.remove(exchange);
  }

  private void endOverdue() {
    long now = System.nanoTime();
    for (UnaryExchange exchange : running) {
      if (now - exchange.startedNanos() > TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
        exchange.giveUp(
            Status.DEADLINE_EXCEEDED.withDescription(
                "the request did not arrive within %d ms".formatted(timeoutMillis)));
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
