package io.remotemedia.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WritableAudioBufferTest {
  private static final AudioFormat I16 = new AudioFormat(16_000, 1, SampleFormat.I16);
  private static final AudioFormat I32 = I16.withSampleFormat(SampleFormat.I32);

  private static short[] shorts(float... values) throws NodeException {
    WritableAudioBuffer buffer = new WritableAudioBuffer(I16, values.length);
    buffer.writeFloats(0, 0, values.length, values, 0);
    return buffer.shorts();
  }

  @Test
  void startsAsSilence() {
    assertArrayEquals(new short[3], new WritableAudioBuffer(I16, 3).shorts());
  }

  @Test
  void roundsToNearestWithTiesToEven() throws NodeException {
    float half = 0.5f / 32_768;
    assertArrayEquals(
        new short[] {0, 2, 2, 0, -2}, shorts(half, 3 * half, 5 * half, -half, -3 * half));
  }

  @Test
  void saturatesBeyondFullScale() throws NodeException {
    assertArrayEquals(
        new short[] {32_767, 32_767, -32_768, 32_767, -32_768},
        shorts(1, 7, -7, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY));
    WritableAudioBuffer ints = new WritableAudioBuffer(I32, 2);
    ints.writeDoubles(0, 0, 2, new double[] {1, -1.5}, 0);
    assertArrayEquals(new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE}, ints.ints());
  }

  @Test
  void refusesNotANumberForIntegersAndSaysWhere() {
    NodeException refusal =
        assertThrows(NodeException.class, () -> shorts(0.5f, Float.NaN, Float.NaN));
    assertEquals(NodeErrorCode.INVALID_INPUT, refusal.code());
    assertTrue(refusal.getMessage().startsWith("channel 0 is NaN at frame 1"));
  }

  @Test
  void everyI16SampleSurvivesTheWayThroughFloat() throws NodeException {
    short[] all = new short[65_536];
    for (int i = 0; i < all.length; i++) {
      all[i] = (short) (i - 32_768);
    }
    float[] floats = new float[all.length];
    AudioBuffer.of(I16, all).readFloats(0, 0, all.length, floats, 0);
    assertArrayEquals(all, shorts(floats));
  }

  @Test
  void everyI32SampleSurvivesTheWayThroughDouble() throws NodeException {
    long seed = 20_261_125;
    SplittableRandom random = new SplittableRandom(seed);
    int[] some = random.ints(10_000).toArray();
    some[0] = Integer.MIN_VALUE;
    some[1] = Integer.MAX_VALUE;
    double[] doubles = new double[some.length];
    AudioBuffer.of(I32, some).readDoubles(0, 0, some.length, doubles, 0);
    WritableAudioBuffer back = new WritableAudioBuffer(I32, some.length);
    back.writeDoubles(0, 0, some.length, doubles, 0);
    assertArrayEquals(some, back.ints(), "seed " + seed);
  }

  @Test
  void writesOneChannelAmongOthers() throws NodeException {
    WritableAudioBuffer buffer =
        new WritableAudioBuffer(new AudioFormat(16_000, 3, SampleFormat.F32), 2);
    buffer.writeFloats(1, 0, 2, new float[] {9, 0.5f, -0.5f}, 1);
    assertArrayEquals(new float[] {0, 0.5f, 0, 0, -0.5f, 0}, buffer.floats());
  }

  @Test
  void cannotBeReachedOnceFrozen() {
    WritableAudioBuffer buffer = new WritableAudioBuffer(I16, 4);
    assertEquals(2, buffer.freeze(2).frames());
    assertThrows(IllegalStateException.class, buffer::shorts);
    assertThrows(IllegalStateException.class, buffer::freeze);
    assertThrows(IllegalStateException.class, () -> buffer.writeFloats(0, 0, 1, new float[1], 0));
  }

  @Test
  void refusesLengthsThatNoArrayHolds() {
    assertThrows(IllegalArgumentException.class, () -> new WritableAudioBuffer(I16, -1));
    AudioFormat wide = I16.withChannels(64);
    assertThrows(
        IllegalArgumentException.class, () -> new WritableAudioBuffer(wide, Integer.MAX_VALUE));
  }
}
