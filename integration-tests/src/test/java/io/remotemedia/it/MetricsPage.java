package io.remotemedia.it;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The figures of a server, as Prometheus reads them. */
final class MetricsPage {
  private final URI page;
  private final HttpClient client = HttpClient.newHttpClient();

  MetricsPage(InetSocketAddress http) {
    this(http.getAddress().getHostAddress() + ":" + http.getPort());
  }

  MetricsPage(String address) {
    page = URI.create("http://" + address + "/metrics");
  }

  String text() throws Exception {
    return client
        .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** The value of a series; 0 where it does not exist yet. */
  double value(String series) throws Exception {
    return text()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  /** Looks until a line is there. */
  void await(String line, long seconds) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!text().contains(line + "\n")) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("no line " + line + " in\n" + text());
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
