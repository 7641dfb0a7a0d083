package io.remotemedia.benchmarks.service;

import io.remotemedia.protocol.v1.ExecuteResponse;
import java.util.Arrays;

/** S3: the part of the latency that goes into wire bytes and buffers, by the server's own clock. */
final class SerializationShare implements Measurement {
  private static final int[] SECONDS = {1, 2, 5, 10};
  private static final int[] TARGETS = {8_000, 48_000};
  private static final int RATE = 16_000;
  private static final int CALLS = 200;
  private static final double WARM_UP_SECONDS = 4;

  @Override
  public void run(Scale scale, Figures figures) throws Exception {
    try (ServerProcess ours = ServerProcess.ours(-1)) {
      for (int target : TARGETS) {
        for (int seconds : SECONDS) {
          byte[] request =
              Requests.resample(RATE, target, seconds, scale.seed()).request().toByteArray();
          try (ClosedLoop loop = new ClosedLoop(ours.address(), request, 1, 1)) {
            loop.run(WARM_UP_SECONDS);
            measure(target, seconds, loop, figures);
          }
        }
      }
    }
  }

  private static void measure(int target, int seconds, ClosedLoop loop, Figures figures)
      throws Exception {
    double[] serialization = new double[CALLS];
    double[] latency = new double[CALLS];
    double[] share = new double[CALLS];
    for (int i = 0; i < CALLS; i++) {
      ClosedLoop.Run run = loop.run(0);
      latency[i] = run.millis(50);
      serialization[i] =
          ExecuteResponse.parseFrom(run.lastReply())
              .getResult()
              .getMetrics()
              .getSerializationTimeMs();
      share[i] = serialization[i] / latency[i];
    }
    Arrays.sort(share);
    figures.atMost(
        "S3",
        "%d s at 16 kHz to %d Hz, share of latency".formatted(seconds, target),
        "serialization %.3f ms".formatted(Figures.median(serialization)),
        "client sees %.3f ms".formatted(Figures.median(latency)),
        Figures.median(share),
        0.1);
  }
}
