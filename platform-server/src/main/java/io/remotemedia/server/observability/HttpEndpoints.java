package io.remotemedia.server.observability;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.remotemedia.core.execution.PlainJson;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Metrics and health over HTTP. One thread: these pages must never take power from the workers. */
public final class HttpEndpoints implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;
  private static final String JSON = "application/json";

  private final HttpServer server;
  private final ExecutorService executor;

  private HttpEndpoints(HttpServer server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /**
   * Opens the pages.
   *
   * @param address where to listen
   * @param metrics behind {@code /metrics}
   * @param readiness behind {@code /health/ready}
   * @return the open endpoints
   * @throws IOException when the address cannot be had
   */
  public static HttpEndpoints open(
      InetSocketAddress address, ServerMetrics metrics, Readiness readiness) throws IOException {
    HttpServer server = HttpServer.create(address, 16);
    ExecutorService executor =
        Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("http").daemon().unstarted(task));
    server.setExecutor(executor);
    server.createContext("/", exchange -> route(exchange, metrics, readiness));
    server.start();
    return new HttpEndpoints(server, executor);
  }

  private static void route(HttpExchange exchange, ServerMetrics metrics, Readiness readiness)
      throws IOException {
    try (exchange) {
      if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        health(exchange, METHOD_NOT_ALLOWED, "error", List.of("accepted are GET and HEAD"));
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/metrics" ->
            send(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape());
        case "/health/live" -> health(exchange, OK, "live", List.of());
        case "/health/ready" -> ready(exchange, readiness.reasons());
        default ->
            health(
                exchange,
                NOT_FOUND,
                "error",
                List.of("pages are /metrics, /health/live and /health/ready"));
      }
    }
  }

  private static void ready(HttpExchange exchange, List<String> reasons) throws IOException {
    boolean ready = reasons.isEmpty();
    health(exchange, ready ? OK : UNAVAILABLE, ready ? "ready" : "not_ready", reasons);
  }

  private static void health(HttpExchange exchange, int code, String status, List<String> reasons)
      throws IOException {
    send(exchange, code, JSON, PlainJson.write(Map.of("status", status, "reasons", reasons)));
  }

  private static void send(HttpExchange exchange, int code, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(code, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /**
   * The address with the real port.
   *
   * @return where it listens
   */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
