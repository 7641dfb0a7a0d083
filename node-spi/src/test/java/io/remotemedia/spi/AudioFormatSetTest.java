package io.remotemedia.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AudioFormatSetTest {
  private static final AudioFormat MONO = new AudioFormat(16_000, 1, SampleFormat.F32);

  private static IntRange range(SplittableRandom random, int low, int high) {
    int min = random.nextInt(low, high + 1);
    return IntRange.between(min, random.nextInt(min, high + 1));
  }

  private static AudioFormatSet set(SplittableRandom random) {
    Set<SampleFormat> formats = EnumSet.noneOf(SampleFormat.class);
    for (SampleFormat format : SampleFormat.values()) {
      if (random.nextBoolean()) {
        formats.add(format);
      }
    }
    return new AudioFormatSet(range(random, 8_000, 8_010), range(random, 1, 4), formats);
  }

  @Test
  void intersectionHoldsExactlyWhatBothHold() {
    long seed = 20_261_125;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2_000; round++) {
      AudioFormatSet one = set(random);
      AudioFormatSet other = set(random);
      AudioFormatSet shared = one.intersect(other);
      AudioFormat probe =
          new AudioFormat(
              random.nextInt(8_000, 8_011),
              random.nextInt(1, 5),
              SampleFormat.values()[random.nextInt(3)]);
      boolean inBoth = one.contains(probe) && other.contains(probe);
      String context = "seed %d, round %d: %s and %s".formatted(seed, round, one, other);
      assertEquals(inBoth, shared.contains(probe), context);
      assertEquals(shared, other.intersect(one), context);
      assertTrue(!inBoth || !shared.isEmpty(), context);
    }
  }

  @Test
  void holdsOneFormatOrAll() {
    assertTrue(AudioFormatSet.of(MONO).contains(MONO));
    assertTrue(AudioFormatSet.any().contains(MONO));
    assertEquals(AudioFormatSet.of(MONO), AudioFormatSet.any().intersect(AudioFormatSet.of(MONO)));
  }

  @Test
  void readsLikeASentence() {
    assertEquals("16000 Hz, 1 channel, F32", AudioFormatSet.of(MONO).toString());
    assertEquals(
        "16000 Hz, 1 to 8 channels, F32 or I16",
        AudioFormatSet.of(MONO)
            .withChannels(IntRange.between(1, 8))
            .withSampleFormats(Set.of(SampleFormat.I16, SampleFormat.F32))
            .toString());
    assertEquals(
        "none Hz, 1 channel, none",
        AudioFormatSet.of(MONO)
            .intersect(
                AudioFormatSet.of(MONO.withSampleRate(8_000).withSampleFormat(SampleFormat.I32)))
            .toString());
  }

  @Test
  void formatsOutsideThePlatformDoNotExist() {
    IllegalArgumentException rate =
        assertThrows(
            IllegalArgumentException.class, () -> new AudioFormat(999, 1, SampleFormat.F32));
    assertEquals("sample rate 999 Hz is outside 1000 to 768000 Hz", rate.getMessage());
    IllegalArgumentException channels =
        assertThrows(IllegalArgumentException.class, () -> MONO.withChannels(65));
    assertEquals("channel count 65 is outside 1 to 64", channels.getMessage());
  }
}
