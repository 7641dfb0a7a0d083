package io.remotemedia.plugins.vad;

/**
 * Joins decisions on frames to segments: short bursts are dropped, short pauses bridged, borders
 * padded. Not thread-safe.
 */
final class SegmentTracker {
  private final SegmentTiming timing;
  private final ChunkReport report;
  private boolean open;
  private long startMillis;
  private long previousEndMillis;
  private long frames;
  private int speechFrames;
  private int silentFrames;

  SegmentTracker(SegmentTiming timing, ChunkReport report) {
    this.timing = timing;
    this.report = report;
  }

  /**
   * Takes the decision on the next frame.
   *
   * @param confidence how probable speech is, 0 to 1
   * @param starts whether the frame is speech enough to start a segment
   * @param continues whether it is speech enough to continue one
   * @param endMillis where the frame ends
   */
  void frame(double confidence, boolean starts, boolean continues, long endMillis) {
    report.frame(confidence);
    if (open) {
      continueSegment(continues, endMillis);
    } else {
      awaitSegment(starts, continues);
    }
    frames++;
  }

  boolean open() {
    return open;
  }

  /**
   * Ends an open segment with the audio.
   *
   * @param endMillis where the audio ends
   */
  void finish(long endMillis) {
    if (open) {
      end(endMillis);
    }
    speechFrames = 0;
  }

  void reset() {
    open = false;
    previousEndMillis = 0;
    frames = 0;
    speechFrames = 0;
    silentFrames = 0;
  }

  private void awaitSegment(boolean starts, boolean continues) {
    boolean speech = speechFrames == 0 ? starts : continues;
    speechFrames = speech ? speechFrames + 1 : 0;
    if (speechFrames >= timing.framesToStart()) {
      start();
    }
  }

  private void start() {
    long first = (frames + 1 - speechFrames) * timing.frame();
    startMillis = Math.max(previousEndMillis, first - timing.preRoll());
    open = true;
    silentFrames = 0;
    report.started(startMillis);
  }

  private void continueSegment(boolean continues, long endMillis) {
    silentFrames = continues ? 0 : silentFrames + 1;
    if (silentFrames >= timing.framesToEnd()) {
      long lastSpeech = (frames + 1 - silentFrames) * timing.frame();
      end(Math.min(endMillis, lastSpeech + timing.hangover()));
    }
  }

  private void end(long endMillis) {
    open = false;
    speechFrames = 0;
    previousEndMillis = endMillis;
    report.ended(startMillis, endMillis);
  }
}
