package io.remotemedia.plugins.vad;

/**
 * The durations that turn decisions on frames into segments, in milliseconds.
 *
 * @param frame length of a frame
 * @param minSpeech speech that is shorter is no segment
 * @param minSilence a pause that is shorter ends no segment
 * @param hangover added to the end of a segment
 * @param preRoll added to the start of a segment
 */
record SegmentTiming(int frame, int minSpeech, int minSilence, int hangover, int preRoll) {
  /** Segments that follow the decisions exactly. */
  static SegmentTiming plain(int frame) {
    return new SegmentTiming(frame, 0, 0, 0, 0);
  }

  /** How many frames of speech in a row make a segment. */
  int framesToStart() {
    return framesIn(minSpeech);
  }

  /** How many frames without speech in a row end a segment; its hangover lies among them. */
  int framesToEnd() {
    return framesIn(Math.max(minSilence, hangover));
  }

  /** How long after the start or end of a segment the decisions are there that determine it. */
  int latencyMillis() {
    int start = framesToStart() * frame + preRoll;
    int end = framesToEnd() * frame - hangover;
    return Math.max(start, end);
  }

  private int framesIn(int millis) {
    return Math.max(1, Math.ceilDiv(millis, frame));
  }
}
