package io.remotemedia.server.cli;

import java.util.List;
import java.util.Map;

/** Speech segments on a line of text. */
final class SpeechTimeline {
  private static final int MIN_WIDTH = 20;
  private static final double MILLIS_PER_SECOND = 1_000;

  private SpeechTimeline() {}

  /**
   * Draws segments.
   *
   * @param segments with start_ms and end_ms
   * @param totalMillis length of the audio
   * @param width columns, at least 20
   */
  static String draw(List<Map<String, Object>> segments, long totalMillis, int width) {
    int columns = Math.max(MIN_WIDTH, width) - 2;
    char[] line = "·".repeat(columns).toCharArray();
    for (Map<String, Object> segment : segments) {
      int from = column(segment.get("start_ms"), totalMillis, columns);
      int to = column(segment.get("end_ms"), totalMillis, columns);
      for (int i = from; i <= Math.min(to, columns - 1); i++) {
        line[i] = '█';
      }
    }
    String end = "%.1f s".formatted(totalMillis / MILLIS_PER_SECOND);
    return "|%s|%n 0%s%s"
        .formatted(new String(line), " ".repeat(Math.max(1, columns - 1 - end.length())), end);
  }

  private static int column(Object millis, long totalMillis, int columns) {
    return (int) (((Number) millis).longValue() * columns / Math.max(1, totalMillis));
  }

  /** Lists segments in seconds. */
  static String list(List<Map<String, Object>> segments) {
    StringBuilder out = new StringBuilder();
    for (Map<String, Object> segment : segments) {
      out.append(
          "  speech from %6.2f s to %6.2f s%n"
              .formatted(seconds(segment.get("start_ms")), seconds(segment.get("end_ms"))));
    }
    return out.toString();
  }

  private static double seconds(Object millis) {
    return ((Number) millis).doubleValue() / MILLIS_PER_SECOND;
  }
}
