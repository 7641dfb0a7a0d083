package io.remotemedia.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AudioBufferTest {
  private static final AudioFormat STEREO = new AudioFormat(16_000, 2, SampleFormat.F32);
  private static final AudioFormat STEREO_I16 = STEREO.withSampleFormat(SampleFormat.I16);
  private static final AudioFormat STEREO_I32 = STEREO.withSampleFormat(SampleFormat.I32);

  @Test
  void countsFramesSamplesAndBytes() {
    AudioBuffer buffer = AudioBuffer.of(STEREO_I16, new short[6]);
    assertEquals(3, buffer.frames());
    assertEquals(6, buffer.sampleCount());
    assertEquals(12, buffer.byteSize());
    assertEquals("3 frames of 16000 Hz, 2 channels, I16", buffer.toString());
  }

  @Test
  void refusesSamplesThatAreNoWholeNumberOfFrames() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> AudioBuffer.of(STEREO, new float[5]));
    assertEquals("5 samples are no whole number of frames of 2 channels", refusal.getMessage());
  }

  @Test
  void refusesSamplesOfAnotherTypeThanTheFormatSays() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> AudioBuffer.of(STEREO_I16, new float[2]));
    assertEquals("samples are F32, the format says I16", refusal.getMessage());
    AudioBuffer integers = AudioBuffer.of(STEREO_I32, new int[2]);
    assertThrows(IllegalStateException.class, integers::floats);
    assertThrows(IllegalStateException.class, integers::shorts);
  }

  @Test
  void viewsCannotBeWrittenThrough() {
    AudioBuffer buffer = AudioBuffer.of(STEREO, new float[] {1, 2, 3, 4});
    assertTrue(buffer.floats().isReadOnly());
    assertThrows(
        IllegalArgumentException.class,
        () -> buffer.segment().setAtIndex(ValueLayout.JAVA_FLOAT, 0, 9f));
  }

  @Test
  void slicesShareSamplesAndKnowTheirPlace() {
    float[] samples = {0, 1, 2, 3, 4, 5, 6, 7};
    AudioBuffer part = AudioBuffer.of(STEREO, samples).slice(1, 3).slice(1, 2);
    float[] copied = new float[4];
    part.floats().get(copied);
    assertArrayEquals(new float[] {4, 5, 6, 7}, copied);
    assertEquals(5, part.segment().getAtIndex(ValueLayout.JAVA_FLOAT, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> part.slice(1, 2));
  }

  @Test
  void joinsBuffersAndCopiesNothingForOne() {
    AudioBuffer first = AudioBuffer.of(STEREO, new float[] {1, 2});
    AudioBuffer second = AudioBuffer.of(STEREO, new float[] {3, 4, 5, 6});
    AudioBuffer empty = AudioBuffer.empty(STEREO);
    float[] joined = new float[6];
    AudioBuffer.concat(List.of(first, empty, second)).floats().get(joined);
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, joined);
    assertSame(second, AudioBuffer.concat(List.of(empty, second)));
    assertThrows(IllegalArgumentException.class, () -> AudioBuffer.concat(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> AudioBuffer.concat(List.of(first, AudioBuffer.empty(STEREO_I16))));
  }

  @Test
  void readsOneChannelScaledToFullScaleOne() {
    AudioBuffer shorts = AudioBuffer.of(STEREO_I16, new short[] {-32768, 1, 16384, 2});
    float[] left = new float[3];
    shorts.readFloats(0, 0, 2, left, 1);
    assertArrayEquals(new float[] {0, -1, 0.5f}, left);
    AudioBuffer ints = AudioBuffer.of(STEREO_I32, new int[] {0, Integer.MIN_VALUE, 0, 1});
    double[] right = new double[2];
    ints.readDoubles(1, 0, 2, right, 0);
    assertArrayEquals(new double[] {-1, 0x1p-31}, right);
  }

  @ParameterizedTest
  @EnumSource(SampleFormat.class)
  void refusesToReadBeyondTheEnd(SampleFormat sampleFormat) {
    AudioFormat format = STEREO.withSampleFormat(sampleFormat);
    AudioBuffer buffer = new WritableAudioBuffer(format, 4).freeze();
    float[] target = new float[4];
    assertThrows(
        IndexOutOfBoundsException.class, () -> buffer.readFloats(0, 1, 4, target, 0), "source");
    assertThrows(
        IndexOutOfBoundsException.class, () -> buffer.readFloats(0, 0, 4, target, 1), "target");
    assertThrows(
        IndexOutOfBoundsException.class, () -> buffer.readFloats(2, 0, 1, target, 0), "channel");
    assertThrows(
        IndexOutOfBoundsException.class, () -> buffer.copyFloats(7, target, 0, 2), "samples");
  }
}
