package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc.PipelineExecutionServiceBlockingStub;
import io.remotemedia.server.PlatformServer;
import io.remotemedia.server.config.ConfigLoader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What observation costs: the same calls to servers that differ in one setting, in turn in one
 * process. Not part of the default run: {@code -Dtelemetry.cost.rounds=20}.
 */
@Timeout(600)
class TelemetryCostTest {
  private static final int ROUNDS = Integer.getInteger("telemetry.cost.rounds", 0);
  private static final int CALLS = 500;

  @Test
  void tracingIsMeasuredAgainstTheSameServerWithoutIt(@TempDir Path none) throws Exception {
    assumeTrue(ROUNDS > 0, "skipped: a measurement, asked for with -Dtelemetry.cost.rounds=20");
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    String endpoint = "http://127.0.0.1:%d/v1/traces".formatted(receiver.getAddress().getPort());
    Map<String, PlatformServer> servers = new LinkedHashMap<>();
    servers.put("no tracing", serve(none, Map.of()));
    servers.put("no tracing, again", serve(none, Map.of()));
    servers.put(
        "1 % sampled",
        serve(none, Map.of("telemetry.otlp_endpoint", endpoint, "telemetry.sample_ratio", "0.01")));
    servers.put("all sampled", serve(none, Map.of("telemetry.otlp_endpoint", endpoint)));
    Map<String, double[]> medians = new LinkedHashMap<>();
    Map<String, ManagedChannel> channels = new HashMap<>();
    servers.forEach(
        (name, server) -> {
          medians.put(name, new double[ROUNDS]);
          channels.put(
              name, NettyChannelBuilder.forAddress(server.grpcAddress()).usePlaintext().build());
        });
    List<String> order = new ArrayList<>(servers.keySet());
    for (int round = -2; round < ROUNDS; round++) {
      // Another one first in each round: what drifts, drifts for all.
      Collections.rotate(order, 1);
      for (String name : order) {
        double median = medianMicros(channels.get(name));
        if (round >= 0) {
          medians.get(name)[round] = median;
        }
      }
    }
    double[] base = medians.get("no tracing");
    medians.forEach((name, of) -> print(name, of, base));
    MetricsPage page = new MetricsPage(servers.get("no tracing").httpAddress());
    long start = System.nanoTime();
    int bytes = page.text().length();
    System.err.printf(
        "telemetry cost: scrape of %d bytes in %.1f ms%n",
        bytes, (System.nanoTime() - start) / 1e6);
    channels.values().forEach(ManagedChannel::shutdownNow);
    servers.values().forEach(PlatformServer::close);
    receiver.stop(0);
  }

  private static void print(String name, double[] medians, double[] base) {
    double[] ratios = new double[medians.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = medians[i] / base[i];
    }
    Arrays.sort(ratios);
    System.err.printf(
        "telemetry cost: %-18s p50 %.1f us, ratio in the same round: median %.3f, middle half %.3f to %.3f%n",
        name,
        middle(medians),
        middle(ratios),
        ratios[ratios.length / 4],
        ratios[ratios.length * 3 / 4]);
  }

  private static PlatformServer serve(Path none, Map<String, String> more) throws Exception {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "grpc.listen", "127.0.0.1:0",
                "http.listen", "127.0.0.1:0",
                "plugins.directories", none.toString(),
                "auth.enabled", "false"));
    settings.putAll(more);
    return PlatformServer.start(ConfigLoader.load(null, Map.of(), settings));
  }

  private static double medianMicros(ManagedChannel channel) {
    PipelineExecutionServiceBlockingStub stub =
        PipelineExecutionServiceGrpc.newBlockingStub(channel);
    ExecuteRequest request =
        ExecuteRequest.newBuilder()
            .setManifestJson(Manifests.PASS)
            .putAudioInputs("pass", Audio.tone(16_000, 1_600, 440))
            .build();
    double[] micros = new double[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long start = System.nanoTime();
      assertTrue(stub.executePipeline(request).hasResult());
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
    return middle(micros);
  }

  private static double middle(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
