package io.remotemedia.plugins.vad;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what one chunk brought and writes it as the data value of the chunk. */
final class ChunkReport {
  /** Confidence is given to four digits: more would only be noise in the JSON text. */
  private static final double CONFIDENCE_STEPS = 1e4;

  private final int frameMillis;
  private final List<Double> probabilities;
  private final List<Map<String, Object>> segments = new ArrayList<>();
  private final List<Map<String, Object>> events = new ArrayList<>();
  private boolean speech;
  private boolean framesDecided;
  private double confidence;
  private double latestConfidence;
  private long speechMillis;
  private long frames;

  /**
   * An empty report.
   *
   * @param frameMillis length of a frame
   * @param tellsFrames whether the value tells the probability of every frame
   */
  ChunkReport(int frameMillis, boolean tellsFrames) {
    this.frameMillis = frameMillis;
    probabilities = tellsFrames ? new ArrayList<>() : null;
  }

  /**
   * Starts a chunk.
   *
   * @param segmentOpen whether a segment reaches into it
   */
  void begin(boolean segmentOpen) {
    segments.clear();
    events.clear();
    if (probabilities != null) {
      frames += probabilities.size();
      probabilities.clear();
    }
    speech = segmentOpen;
    framesDecided = false;
    confidence = 0;
    speechMillis = 0;
  }

  void reset() {
    begin(false);
    frames = 0;
    latestConfidence = 0;
  }

  void frame(double probability) {
    framesDecided = true;
    latestConfidence = probability;
    confidence = Math.max(confidence, probability);
    if (probabilities != null) {
      probabilities.add(rounded(probability));
    }
  }

  void started(long atMillis) {
    speech = true;
    events.add(event("speech_start", atMillis));
  }

  void ended(long startMillis, long endMillis) {
    events.add(event("speech_end", endMillis));
    Map<String, Object> segment = new LinkedHashMap<>();
    segment.put("start_ms", startMillis);
    segment.put("end_ms", endMillis);
    segments.add(segment);
    speechMillis += endMillis - startMillis;
  }

  /** Whether the chunk brought anything: a decision on a frame, a start or an end. */
  boolean hasNews() {
    return framesDecided || !events.isEmpty();
  }

  int segmentsEnded() {
    return segments.size();
  }

  long speechMillis() {
    return speechMillis;
  }

  /** The data value; a chunk that decided no frame repeats the latest confidence. */
  Map<String, Object> value() {
    double highest = framesDecided ? confidence : latestConfidence;
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("has_speech", speech);
    value.put("confidence", rounded(highest));
    value.put("segments", List.copyOf(segments));
    value.put("events", List.copyOf(events));
    if (probabilities != null) {
      value.put("frames", framesValue());
    }
    return value;
  }

  private Map<String, Object> framesValue() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("start_ms", frames * frameMillis);
    value.put("duration_ms", frameMillis);
    value.put("probabilities", List.copyOf(probabilities));
    return value;
  }

  private static double rounded(double probability) {
    return Math.rint(probability * CONFIDENCE_STEPS) / CONFIDENCE_STEPS;
  }

  private static Map<String, Object> event(String type, long atMillis) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", type);
    event.put("at_ms", atMillis);
    return event;
  }
}
