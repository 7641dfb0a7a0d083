package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.server.bench.Progress;
import io.remotemedia.server.bench.StreamLoad;
import io.remotemedia.server.bench.StreamReport;
import io.remotemedia.server.bench.Target;
import io.remotemedia.server.bench.Workload;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many live streams, a connection each: 150 in every build, 1000 for a minute in full. */
@Timeout(300)
class ThousandStreamsTest {
  private static final int STREAMS = Scale.of(150, 1_000);
  private static final int SECONDS = Scale.of(3, 60);

  @Test
  void manyStreamsRunInRealTimeWithoutAnErrorAndLeaveNothing(@TempDir Path plugins)
      throws Exception {
    long seed = System.nanoTime();
    PluginJars.copyTo(plugins);
    try (ServerProcess server = ServerProcess.start(plugins, "--no-auth")) {
      StreamReport report = load(server, seed);
      String told = report + " seed " + seed;
      assertEquals(0, report.errors(), told);
      assertEquals(STREAMS * SECONDS * 10L, report.chunks(), told);
      // Each stream may end with a tail that repeats the last number.
      assertTrue(report.results() >= report.chunks(), told);
      MetricsPage metrics = new MetricsPage(server.httpAddress());
      metrics.await("remotemedia_streams_active 0.0", 10);
      metrics.await("remotemedia_inbound_bytes 0.0", 10);
      metrics.await("remotemedia_connections_active 0.0", 10);
    }
  }

  private static StreamReport load(ServerProcess server, long seed) throws Exception {
    try (StreamLoad load =
        new StreamLoad(
            Target.plain(server.grpcAddress(), ""),
            new Workload(
                Manifests.VAD,
                "vad",
                Workload.noise(new AudioFormat(16_000, 1, SampleFormat.F32), 2, new Random(seed))),
            new StreamLoad.Plan(STREAMS, 1, 100, 1, SECONDS))) {
      return load.run(new Random(seed), Progress.silent());
    }
  }
}
