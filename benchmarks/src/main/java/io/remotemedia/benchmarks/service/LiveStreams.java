package io.remotemedia.benchmarks.service;

import io.remotemedia.server.bench.Progress;
import io.remotemedia.server.bench.StreamLoad;
import io.remotemedia.server.bench.StreamReport;
import io.remotemedia.server.bench.Target;
import io.remotemedia.server.bench.Workload;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.util.Random;

/** S5: 1000 live streams on a connection each, 100 ms chunks of 16 kHz through VAD. */
final class LiveStreams implements Measurement {
  private static final int STREAMS = 1_000;
  private static final int CHUNK_MILLIS = 100;
  private static final double WARM_UP_SECONDS = 15;

  @Override
  public void run(Scale scale, Figures figures) throws Exception {
    Workload workload =
        new Workload(
            Requests.VAD,
            "vad",
            Workload.noise(
                new AudioFormat(16_000, 1, SampleFormat.F32), 5, new Random(scale.seed())));
    double seconds = Math.max(20, scale.seconds() * scale.rounds());
    try (ServerProcess ours = ServerProcess.ours(-1)) {
      run(ours, workload, WARM_UP_SECONDS, scale.seed());
      double before = ours.cpuSeconds();
      long start = System.nanoTime();
      StreamReport report = run(ours, workload, seconds, scale.seed() + 1);
      double cores = (ours.cpuSeconds() - before) / ((System.nanoTime() - start) / 1e9);
      figures.note(
          "%d streams, %.0f s, %d chunks, %d results, p99.9 %.2f ms, max %.2f ms, generator lag p99 %.2f ms%s",
          report.streams(),
          report.seconds(),
          report.chunks(),
          report.results(),
          report.latency().p999(),
          report.latency().max(),
          report.lag().p99(),
          report.isValid() ? "" : " INVALID");
      figures.atMost("S5", "streams that failed", "", "", report.errors(), 0);
      figures.atMost("S5", "p50, ms", "", "", report.latency().p50(), 5);
      figures.atMost("S5", "p99, ms", "", "", report.latency().p99(), 50);
      figures.atMost("S5", "server CPU, cores (opening included)", "", "", cores, 1);
    }
  }

  private static StreamReport run(
      ServerProcess server, Workload workload, double seconds, long seed) throws Exception {
    try (StreamLoad load =
        new StreamLoad(
            Target.plain(server.address(), ""),
            workload,
            new StreamLoad.Plan(STREAMS, 1, CHUNK_MILLIS, 1, seconds))) {
      return load.run(new Random(seed), Progress.silent());
    }
  }
}
