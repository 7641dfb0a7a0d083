package io.remotemedia.benchmarks.service;

import io.remotemedia.server.bench.Workload;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.util.Random;

/** Requests of the measurements. */
final class Requests {
  private Requests() {}

  static String resampleTo(int rate) {
    return """
    {"version":"v1","metadata":{"name":"benchmark"},"nodes":[
      {"id":"resample","node_type":"AudioResample","params":{"target_sample_rate":%d}}],
     "connections":[]}
    """
        .formatted(rate);
  }

  static final String VAD =
      """
      {"version":"v1","metadata":{"name":"benchmark"},"nodes":[
        {"id":"vad","node_type":"VAD","params":{}}],"connections":[]}
      """;

  /** Mono noise in F32 through a node that does nothing. */
  static Workload passThrough(int rate, double seconds, long seed) {
    return new Workload(
        """
        {"version":"v1","metadata":{"name":"benchmark"},"nodes":[
          {"id":"pass","node_type":"PassThrough","params":{}}],"connections":[]}
        """,
        "pass",
        Workload.noise(new AudioFormat(rate, 1, SampleFormat.F32), seconds, new Random(seed)));
  }

  /** Mono noise in F32 through a resampler. */
  static Workload resample(int from, int to, double seconds, long seed) {
    return new Workload(
        resampleTo(to),
        "resample",
        Workload.noise(new AudioFormat(from, 1, SampleFormat.F32), seconds, new Random(seed)));
  }
}
