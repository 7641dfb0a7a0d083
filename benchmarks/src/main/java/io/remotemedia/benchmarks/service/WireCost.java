package io.remotemedia.benchmarks.service;

import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.server.bench.Workload;

/**
 * S1, S2 and S4: a resample of 1 s beside a bare server with the same bytes both ways, one call at
 * a time and 16 in flight, and beside the same plan run in process.
 */
final class WireCost implements Measurement {
  private static final double WARM_UP_SECONDS = 6;
  private static final int IN_FLIGHT = 16;
  private static final int CONNECTIONS = 4;

  @Override
  public void run(Scale scale, Figures figures) throws Exception {
    Workload workload = Requests.resample(44_100, 16_000, 1, scale.seed());
    byte[] request = workload.request().toByteArray();
    try (ServerProcess ours = ServerProcess.ours(-1);
        ClosedLoop one = new ClosedLoop(ours.address(), request, 1, 1);
        ClosedLoop many = new ClosedLoop(ours.address(), request, IN_FLIGHT, CONNECTIONS)) {
      many.run(WARM_UP_SECONDS);
      byte[] reply = one.run(2).lastReply();
      if (!ExecuteResponse.parseFrom(reply).hasResult()) {
        throw new IllegalStateException(ExecuteResponse.parseFrom(reply).toString());
      }
      try (ServerProcess bare = ServerProcess.bare(-1, reply.length);
          ClosedLoop bareOne = new ClosedLoop(bare.address(), request, 1, 1);
          ClosedLoop bareMany = new ClosedLoop(bare.address(), request, IN_FLIGHT, CONNECTIONS);
          LocalPlan local = new LocalPlan(workload)) {
        bareMany.run(WARM_UP_SECONDS);
        bareOne.run(2);
        local.run(3);
        figures.note("%d bytes up, %d bytes down", request.length, reply.length);
        oneAtATime(scale, figures, one, bareOne, local);
        passThrough(scale, figures, ours, bareOne);
        inFlight(scale, figures, many, bareMany);
      }
    }
  }

  private static void oneAtATime(
      Scale scale, Figures figures, ClosedLoop one, ClosedLoop bareOne, LocalPlan local)
      throws Exception {
    double[] p50 = new double[scale.rounds()];
    double[] bareP50 = new double[scale.rounds()];
    double[] ratio = new double[scale.rounds()];
    double[] p99 = new double[scale.rounds()];
    double[] over = new double[scale.rounds()];
    double[] p95 = new double[scale.rounds()];
    double[] bareP95 = new double[scale.rounds()];
    double[] localP95 = new double[scale.rounds()];
    for (int round = 0; round < scale.rounds(); round++) {
      ClosedLoop.Run theirs = bareOne.run(scale.seconds());
      ClosedLoop.Run ours = one.run(scale.seconds());
      localP95[round] = local.run(scale.seconds()).getValueAtPercentile(95) / 1e6;
      p50[round] = ours.millis(50);
      bareP50[round] = theirs.millis(50);
      ratio[round] = p50[round] / bareP50[round];
      p99[round] = ours.millis(99);
      p95[round] = ours.millis(95);
      bareP95[round] = theirs.millis(95);
      over[round] = (p95[round] - bareP95[round]) / localP95[round];
    }
    figures.atMost(
        "S1",
        "unary resample of 1 s, p50",
        "%.3f ms".formatted(Figures.median(p50)),
        "bare gRPC %.3f ms".formatted(Figures.median(bareP50)),
        Figures.median(ratio),
        2);
    figures.atMost(
        "S1",
        "the same, p99 in ms",
        "%.3f ms".formatted(Figures.median(p99)),
        "",
        Figures.median(p99),
        5);
    figures.atMost(
        "S4",
        "p95 over the wire less bare, by local p95",
        "%.3f - %.3f ms".formatted(Figures.median(p95), Figures.median(bareP95)),
        "in process %.3f ms".formatted(Figures.median(localP95)),
        Figures.median(over),
        2);
  }

  /** What is left when the node does nothing: the service alone. For information. */
  private static void passThrough(
      Scale scale, Figures figures, ServerProcess ours, ClosedLoop bareOne)
      throws InterruptedException {
    byte[] request = Requests.passThrough(16_000, 1, scale.seed()).request().toByteArray();
    try (ClosedLoop pass = new ClosedLoop(ours.address(), request, 1, 1)) {
      pass.run(WARM_UP_SECONDS);
      figures.note(
          "PassThrough of 64,000 bytes: p50 %.3f ms, bare gRPC with the bytes of S1 %.3f ms",
          pass.run(scale.seconds()).millis(50), bareOne.run(scale.seconds()).millis(50));
    }
  }

  private static void inFlight(Scale scale, Figures figures, ClosedLoop many, ClosedLoop bareMany)
      throws InterruptedException {
    double[] ours = new double[scale.rounds()];
    double[] theirs = new double[scale.rounds()];
    double[] ratio = new double[scale.rounds()];
    long failures = 0;
    for (int round = 0; round < scale.rounds(); round++) {
      theirs[round] = bareMany.run(scale.seconds()).perSecond();
      ClosedLoop.Run run = many.run(scale.seconds());
      failures += run.failures();
      ours[round] = run.perSecond();
      ratio[round] = ours[round] / theirs[round];
    }
    figures.atLeast(
        "S2",
        "16 in flight, throughput",
        "%.0f calls/s (%d failed)".formatted(Figures.median(ours), failures),
        "bare gRPC %.0f calls/s".formatted(Figures.median(theirs)),
        Figures.median(ratio),
        0.6);
  }
}
