package io.remotemedia.core.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
  private static final List<String> TYPES =
      List.of("AudioFormatConverter", "AudioResample", "PassThrough", "VAD");

  @Test
  void findsSlips() {
    assertEquals(List.of("AudioResample"), NearestNames.of("AudioResampel", TYPES));
    assertEquals(List.of("AudioResample"), NearestNames.of("audio_resample", TYPES));
    assertEquals(List.of("PassThrough"), NearestNames.of("PasThrugh", TYPES));
    assertEquals(List.of("VAD"), NearestNames.of("vad", TYPES));
    assertEquals(List.of("VAD"), NearestNames.of("VDA", TYPES));
    assertEquals(List.of(), NearestNames.of("Reverb", TYPES));
    assertEquals(List.of(), NearestNames.of("", TYPES));
    assertEquals(List.of(), NearestNames.of("x".repeat(100_000), TYPES));
  }

  @Test
  void findsNamesThatLackAWord() {
    List<String> parameters = List.of("target_sample_rate", "quality", "frame_duration_ms");
    assertEquals(List.of("target_sample_rate"), NearestNames.of("target_rate", parameters));
    assertEquals(List.of("target_sample_rate"), NearestNames.of("targetRate", parameters));
    assertEquals(List.of("frame_duration_ms"), NearestNames.of("frame_ms", parameters));
    assertEquals(List.of(), NearestNames.of("rate", parameters));
  }

  @Test
  void isSureOnlyWhenNothingElseCanBeMeant() {
    assertTrue(NearestNames.confidence("audio-resample", "AudioResample", TYPES) >= Fix.CERTAIN);
    assertTrue(NearestNames.confidence("AudioResampel", "AudioResample", TYPES) >= Fix.CERTAIN);
    assertTrue(NearestNames.confidence("VAT", "VAD", TYPES) < Fix.CERTAIN);
    List<String> numbered = List.of("vad-1", "vad-2", "out");
    assertTrue(NearestNames.confidence("vad-3", "vad-1", numbered) < Fix.CERTAIN);
    assertTrue(NearestNames.confidence("resample10", "resample11", List.of("resample11")) <= 0.5);
    assertTrue(NearestNames.confidence("colour", "color", List.of("color", "colours")) <= 0.5);
  }
}
