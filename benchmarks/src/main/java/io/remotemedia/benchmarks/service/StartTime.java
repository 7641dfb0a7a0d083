package io.remotemedia.benchmarks.service;

import java.util.concurrent.TimeUnit;

/** S8: from the launcher's start to the ready line, and the first request after it. */
final class StartTime implements Measurement {
  private static final long SETTLE_MILLIS = 300;

  @Override
  public void run(Scale scale, Figures figures) throws Exception {
    byte[] request = Requests.resample(44_100, 16_000, 1, scale.seed()).request().toByteArray();
    double[] ready = new double[scale.rounds()];
    double[] first = new double[scale.rounds()];
    // The first start may write the cache that the others use.
    ServerProcess.ours(-1).close();
    ServerProcess.ours(-1).close();
    try (ServerProcess warm = ServerProcess.ours(-1);
        ClosedLoop client = new ClosedLoop(warm.address(), request, 1, 1)) {
      // The client's own classes are not what is measured.
      client.run(2);
    }
    for (int round = 0; round < scale.rounds(); round++) {
      try (ServerProcess ours = ServerProcess.ours(-1);
          ClosedLoop client = new ClosedLoop(ours.address(), request, 1, 1)) {
        ready[round] = ours.startMillis();
        TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
        first[round] = client.run(0).millis(50);
      }
    }
    figures.atMost(
        "S8",
        "start to ready, ms",
        "%.0f ms".formatted(Figures.median(ready)),
        "",
        Figures.median(ready),
        1_500);
    figures.atMost(
        "S8",
        "first request, connecting included, ms",
        "%.1f ms".formatted(Figures.median(first)),
        "",
        Figures.median(first),
        50);
  }
}
