package io.remotemedia.core.execution;

import io.remotemedia.spi.AudioBuffer;
import java.util.concurrent.TimeUnit;

/** What one stream has used and how it was served so far; of a fixed size. */
final class StreamRecorder {
  private static final double HALF = 0.5;
  private static final double MOST = 0.95;
  private static final double NEARLY_ALL = 0.99;

  private final LatencyRecorder latencies = new LatencyRecorder();
  private ThreadMeter used = ThreadMeter.NOTHING;
  private long queueNanos;
  private long totalSamples;
  private long longestChunk;
  private long missingChunks;
  private long missedDeadlines;

  /** A chunk was answered; true when later than it is long. */
  boolean answered(AudioBuffer audio, long queuedNanos, long latencyNanos) {
    totalSamples += audio.sampleCount();
    longestChunk = Math.max(longestChunk, audio.sampleCount());
    queueNanos += queuedNanos;
    latencies.record(latencyNanos);
    boolean missed = latencyNanos > durationNanos(audio);
    missedDeadlines += missed ? 1 : 0;
    return missed;
  }

  static long durationNanos(AudioBuffer audio) {
    return TimeUnit.SECONDS.toNanos(1) * audio.frames() / audio.format().sampleRate();
  }

  void missed(long chunks) {
    missingChunks += chunks;
  }

  void used(ThreadMeter more) {
    used = used.plus(more);
  }

  ThreadMeter used() {
    return used;
  }

  long queueNanos() {
    return queueNanos;
  }

  long totalSamples() {
    return totalSamples;
  }

  long longestChunk() {
    return longestChunk;
  }

  long chunks() {
    return latencies.count();
  }

  long longestNanos() {
    return latencies.maxNanos();
  }

  StreamStatistics statistics(long peakBytes) {
    return new StreamStatistics(
        latencies.count(),
        latencies.meanNanos(),
        latencies.percentileNanos(HALF),
        latencies.percentileNanos(MOST),
        latencies.percentileNanos(NEARLY_ALL),
        latencies.maxNanos(),
        missedDeadlines,
        totalSamples,
        missingChunks,
        peakBytes);
  }
}
