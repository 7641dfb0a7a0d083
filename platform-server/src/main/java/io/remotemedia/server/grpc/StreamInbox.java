package io.remotemedia.server.grpc;

import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.StreamRequest;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what one stream has received and not processed: a few messages, so that a fast client need
 * not wait for a round trip between two of them, and few bytes beyond the one message that is
 * always allowed. Thread-safe.
 */
final class StreamInbox {
  static final int MAX_MESSAGES = 4;
  static final long MAX_BYTES = 256L << 10;
  private static final long MIN_DURATION_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long MAX_DURATION_NANOS = TimeUnit.SECONDS.toNanos(1);

  private int messages;
  private long bytes;
  private long samples;
  private boolean asked;

  /**
   * A message that was received.
   *
   * @param bytes its size
   * @param samples the samples that it says to have
   * @param durationNanos how long its audio is, within reason: clients can say what they like
   */
  record Entry(long bytes, long samples, long durationNanos) {}

  /** A message that was asked for has come. */
  synchronized Entry add(StreamRequest message) {
    AudioBuffer audio = message.getAudioChunk().getBuffer();
    long said = Math.clamp(audio.getNumSamples(), 0, Integer.MAX_VALUE);
    Entry entry = new Entry(audio.getSamples().size(), said, durationNanos(audio, said));
    asked = false;
    messages++;
    bytes += entry.bytes();
    samples += said;
    return entry;
  }

  private static long durationNanos(AudioBuffer audio, long samples) {
    if (audio.getSampleRate() <= 0 || audio.getChannels() <= 0) {
      return MIN_DURATION_NANOS;
    }
    long frames = samples / audio.getChannels();
    long nanos = TimeUnit.SECONDS.toNanos(1) * frames / audio.getSampleRate();
    return Math.clamp(nanos, MIN_DURATION_NANOS, MAX_DURATION_NANOS);
  }

  /** A message was processed. */
  synchronized void remove(Entry entry) {
    messages--;
    bytes -= entry.bytes();
    samples -= entry.samples();
  }

  /** Whether one more message is to be asked for; counts it as asked. */
  synchronized boolean askForOne() {
    boolean room = messages == 0 || messages < MAX_MESSAGES && bytes < MAX_BYTES;
    boolean asks = room && !asked;
    asked |= asks;
    return asks;
  }

  /** Samples that were received and wait. */
  synchronized long waitingSamples() {
    return samples;
  }
}
