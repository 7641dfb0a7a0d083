package io.remotemedia.plugins.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Frames of 10 ms are written as text: S starts speech, c only continues it, anything else not. */
class SegmentTrackerTest {
  private static final int FRAME = 10;

  @Test
  void speechBelowTheOnsetContinuesButDoesNotStart() {
    assertEquals("[20-50]", segments("c.Scc...", new SegmentTiming(FRAME, 0, 0, 0, 0)));
  }

  @Test
  void speechThatIsTooShortIsNone() {
    SegmentTiming timing = new SegmentTiming(FRAME, 30, 0, 0, 0);
    assertEquals("[50-80]", segments("SS...SSS..", timing));
  }

  @Test
  void aPauseThatIsTooShortEndsNothing() {
    SegmentTiming timing = new SegmentTiming(FRAME, 0, 30, 0, 0);
    assertEquals("[0-50][90-100]", segments("SS..S....S", timing));
  }

  @Test
  void hangoverAndPreRollWidenASegment() {
    SegmentTiming timing = new SegmentTiming(FRAME, 0, 30, 20, 20);
    assertEquals("[20-80]", segments("....SS........", timing));
  }

  @Test
  void preRollNeitherReachesBelowZeroNorIntoTheSegmentBefore() {
    SegmentTiming timing = new SegmentTiming(FRAME, 0, 20, 0, 500);
    assertEquals("[0-20][20-60]", segments(".S...S....", timing));
  }

  @Test
  void anOpenSegmentEndsWithTheAudio() {
    assertEquals("[10-40]", segments(".SSS", new SegmentTiming(FRAME, 0, 100, 50, 0)));
  }

  @Test
  void aStartIsToldAsSoonAsItIsLongEnough() {
    ChunkReport report = new ChunkReport(FRAME, false);
    SegmentTracker tracker = new SegmentTracker(new SegmentTiming(FRAME, 30, 100, 0, 0), report);
    report.begin(false);
    tracker.frame(0.9, true, true, 10);
    tracker.frame(0.9, true, true, 20);
    assertEquals(List.of(), report.value().get("events"));
    tracker.frame(0.9, true, true, 30);
    assertEquals(
        List.of(Map.of("type", "speech_start", "at_ms", 0L)), report.value().get("events"));
  }

  private static String segments(String frames, SegmentTiming timing) {
    ChunkReport report = new ChunkReport(FRAME, false);
    SegmentTracker tracker = new SegmentTracker(timing, report);
    report.begin(false);
    for (int i = 0; i < frames.length(); i++) {
      char frame = frames.charAt(i);
      tracker.frame(0.5, frame == 'S', frame == 'S' || frame == 'c', (i + 1L) * FRAME);
    }
    tracker.finish((long) frames.length() * FRAME);
    StringBuilder text = new StringBuilder();
    for (Object segment : (List<?>) report.value().get("segments")) {
      Map<?, ?> times = (Map<?, ?>) segment;
      text.append("[%s-%s]".formatted(times.get("start_ms"), times.get("end_ms")));
    }
    return text.toString();
  }
}
