package io.remotemedia.it;

import io.remotemedia.server.PlatformServer;
import io.remotemedia.server.bench.Arrivals;
import io.remotemedia.server.bench.Progress;
import io.remotemedia.server.bench.Target;
import io.remotemedia.server.bench.UnaryLoad;
import io.remotemedia.server.bench.UnaryReport;
import io.remotemedia.server.bench.Workload;
import io.remotemedia.server.config.ConfigLoader;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * A server with one worker and a node that takes 10 ms without using the processor, so that what it
 * sustains does not depend on the machine and the generator beside it is not disturbed.
 */
final class LoadedServer implements AutoCloseable {
  static final String MANIFEST = Manifests.node("work", "Work", "{}");

  final PlatformServer server;

  private LoadedServer(PlatformServer server) {
    this.server = server;
  }

  static LoadedServer start(Path plugins, Map<String, String> more) throws Exception {
    NodePluginJar.write(
        plugins,
        "Work",
        "long end = System.nanoTime() + 10_000_000L;"
            + " while (System.nanoTime() < end) {"
            + " java.util.concurrent.locks.LockSupport.parkNanos(end - System.nanoTime()); }");
    Map<String, String> settings = new HashMap<>();
    settings.put("grpc.listen", "127.0.0.1:0");
    settings.put("http.listen", "127.0.0.1:0");
    settings.put("plugins.directories", plugins.toString());
    settings.put("engine.workers", "1");
    settings.putAll(more);
    return new LoadedServer(PlatformServer.start(ConfigLoader.load(null, Map.of(), settings)));
  }

  String address() {
    return "127.0.0.1:" + server.grpcAddress().getPort();
  }

  UnaryLoad load(String token) throws Exception {
    return new UnaryLoad(
        Target.plain(address(), token),
        new Workload(
            MANIFEST,
            "work",
            Workload.noise(new AudioFormat(16_000, 1, SampleFormat.F32), 0.1, new Random(1))),
        2,
        0);
  }

  static UnaryReport offer(UnaryLoad load, double rate, double seconds, Random random) {
    return load.run(
        Arrivals.draw(Arrivals.Spread.POISSON, rate, seconds, random), Progress.silent());
  }

  @Override
  public void close() {
    server.close();
  }
}
