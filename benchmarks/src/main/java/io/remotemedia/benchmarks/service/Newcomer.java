package io.remotemedia.benchmarks.service;

import io.remotemedia.server.bench.Arrivals;
import io.remotemedia.server.bench.Overload;
import io.remotemedia.server.bench.Progress;
import io.remotemedia.server.bench.Target;
import io.remotemedia.server.bench.UnaryLoad;
import io.remotemedia.server.bench.UnaryReport;
import io.remotemedia.server.bench.Workload;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** S10: a newcomer's p99 while others use 70 % of the server, and its p99 alone. */
final class Newcomer implements Measurement {
  private static final double LOAD = 0.7;
  private static final double NEWCOMER_RATE = 40;

  @Override
  public void run(Scale scale, Figures figures) throws Exception {
    Workload workload = Requests.resample(44_100, 16_000, 1, scale.seed());
    Random random = new Random(scale.seed());
    double seconds = Math.max(8, scale.seconds());
    try (ServerProcess ours = ServerProcess.ours(0);
        UnaryLoad others = new UnaryLoad(Target.plain(ours.address(), ""), workload, 4, 0);
        UnaryLoad newcomer = new UnaryLoad(Target.plain(ours.address(), ""), workload, 1, 0)) {
      others.warmUp(8);
      double peak =
          new Overload(others, Arrivals.Spread.POISSON, random, title -> Progress.silent())
              .saturation(200, 3);
      double[] ratio = new double[scale.rounds()];
      double[] solo = new double[scale.rounds()];
      double[] loaded = new double[scale.rounds()];
      for (int round = 0; round < scale.rounds(); round++) {
        solo[round] = p99(newcomer, seconds, random);
        double rate = LOAD * peak - NEWCOMER_RATE;
        long[] times = Arrivals.draw(Arrivals.Spread.POISSON, rate, seconds + 1, random);
        CompletableFuture<UnaryReport> background =
            CompletableFuture.supplyAsync(() -> others.run(times, Progress.silent()));
        loaded[round] = p99(newcomer, seconds, random);
        background.join();
        ratio[round] = loaded[round] / solo[round];
      }
      figures.note("peak %.0f calls/s on one core, newcomer %.0f calls/s", peak, NEWCOMER_RATE);
      figures.atMost(
          "S10",
          "a newcomer's p99 at 70 % load",
          "%.2f ms".formatted(Figures.median(loaded)),
          "alone %.2f ms".formatted(Figures.median(solo)),
          Figures.median(ratio),
          2);
    }
  }

  private static double p99(UnaryLoad newcomer, double seconds, Random random) {
    UnaryReport report =
        newcomer.run(
            Arrivals.draw(Arrivals.Spread.POISSON, NEWCOMER_RATE, seconds, random),
            Progress.silent());
    return report.latency().p99();
  }
}
