package io.remotemedia.plugins.formatconvert;

import static io.remotemedia.plugins.formatconvert.Conversions.channels;
import static io.remotemedia.plugins.formatconvert.Conversions.floats;
import static io.remotemedia.plugins.formatconvert.Conversions.map;
import static io.remotemedia.plugins.formatconvert.Conversions.run;
import static io.remotemedia.plugins.formatconvert.Conversions.shorts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelConversionTest {
  private static final float HALF_POWER = (float) Math.sqrt(0.5);

  @Test
  void oneChannelIsCopiedToAll() throws NodeException {
    assertArrayEquals(
        new short[] {5, 5, 5, -32768, -32768, -32768},
        shorts(run(channels(3), shorts(1, (short) 5, Short.MIN_VALUE))));
  }

  @Test
  void allChannelsAreAveragedToOne() throws NodeException {
    AudioBuffer input = floats(4, 1, 0.5f, 0.25f, -0.75f, -1, -1, -1, -1);
    assertArrayEquals(new float[] {0.25f, -1}, floats(run(channels(1), input)));
    // (1 + 2) / 2 and (3 + 4) / 2 are ties.
    AudioBuffer integers = shorts(2, (short) 1, (short) 2, (short) 3, (short) 4);
    assertArrayEquals(new short[] {2, 4}, shorts(run(channels(1), integers)));
  }

  @Test
  void aMatrixMixesRowByRow() throws NodeException {
    Object matrix = List.of(List.of(0, 1), List.of(0.5, -0.5), List.of(2, 0L), List.of(0, 0));
    AudioBuffer input = floats(2, 0.25f, 0.75f, -1, 0.5f);
    assertArrayEquals(
        new float[] {0.75f, -0.25f, 0.5f, 0, 0.5f, -0.75f, -2, 0}, floats(run(map(matrix), input)));
  }

  @Test
  void aMatrixBeyondFullScaleSaturatesIntegers() throws NodeException {
    Object matrix = List.of(List.of(2), List.of(-2));
    assertArrayEquals(
        new short[] {32767, -32768}, shorts(run(map(matrix), shorts(1, (short) 30_000))));
  }

  @Test
  void aGainOfZeroKeepsNaNOut() throws NodeException {
    Object matrix = List.of(List.of(0, 1), List.of(0, 0.5));
    AudioBuffer input = floats(2, Float.NaN, 0.5f);
    assertArrayEquals(new float[] {0.5f, 0.25f}, floats(run(map(matrix), input)));
  }

  @Test
  void mixedFloatsCarryNaNOn() throws NodeException {
    assertTrue(Float.isNaN(floats(run(channels(1), floats(2, Float.NaN, 0)))[0]));
  }

  @Test
  void copiedChannelsChangeTheirFormatExactly() throws NodeException {
    AudioFormatConverterParameters parameters =
        new AudioFormatConverterParameters(SampleFormat.I32, 2, null, Dither.NONE, 0);
    assertArrayEquals(
        new int[] {0x10000, 0x10000, -0x8000_0000, -0x8000_0000},
        Conversions.ints(run(parameters, shorts(1, (short) 1, Short.MIN_VALUE))));
  }

  @Test
  void sixChannelsFoldToStereo() throws NodeException {
    float front = 0.41421354f;
    float folded = 0.29289323f;
    AudioBuffer each = impulses(6);
    float[] result = floats(run(map("stereo"), each));
    assertArrayEquals(
        new float[] {front, 0, 0, front, folded, folded, 0, 0, folded, 0, 0, folded},
        result,
        1e-7f);
    assertArrayEquals(result, floats(run(channels(2), each)));
  }

  @Test
  void sevenOneFoldsToFiveOne() throws NodeException {
    float[] result = floats(run(map("5.1"), impulses(8)));
    float whole = HALF_POWER;
    float[][] expected = new float[8][6];
    for (int channel = 0; channel < 4; channel++) {
      expected[channel][channel] = whole;
    }
    expected[4][4] = 0.5f;
    expected[5][5] = 0.5f;
    expected[6][4] = 0.5f;
    expected[7][5] = 0.5f;
    for (int input = 0; input < 8; input++) {
      float[] row = java.util.Arrays.copyOfRange(result, input * 6, input * 6 + 6);
      assertArrayEquals(expected[input], row, 1e-7f, "input " + input);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mono   | 1 | 1",
        "mono   | 2 | 0.5 0.5",
        "mono   | 3 | 0.5 0.5 0",
        "mono   | 4 | 0.292893 0.292893 0.207107 0.207107",
        "mono   | 6 | 0.207107 0.207107 0.292893 0 0.146447 0.146447",
        "stereo | 1 | 0.707107",
        "stereo | 4 | 0.585786 0 0.414214 0",
        "stereo | 8 | 0.369398 0 0.261204 0 0.184699 0 0.184699 0",
        "2.1    | 6 | 0.414214 0 0.292893 0 0.292893 0",
        "quad   | 5 | 0.585786 0 0.414214 0 0",
        "5.0    | 4 | 1 0 0 0",
        "5.1    | 2 | 1 0",
        "7.1    | 6 | 1 0 0 0 0 0",
      })
  void theFirstOutputOfALayoutIs(String layout, int inputs, String gains) throws NodeException {
    ChannelMatrix matrix = ChannelChange.of(map(layout)).matrix(inputs);
    String[] expected = gains.split(" ");
    assertEquals(expected.length, matrix.columns());
    for (int input = 0; input < inputs; input++) {
      assertEquals(Double.parseDouble(expected[input]), matrix.gain(0, input), 1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5.1, 1, 2, 1",
    "7.1, 6, 6, 1",
    "7.1, 6, 4, 0",
    "7.1, 4, 4, 1",
    "5.0, 4, 3, 1",
    "quad, 5, 2, 1"
  })
  void surroundsAndCentreFindTheirPlace(String layout, int inputs, int output, double sum)
      throws NodeException {
    ChannelMatrix matrix = ChannelChange.of(map(layout)).matrix(inputs);
    double total = 0;
    for (int input = 0; input < inputs; input++) {
      total += matrix.gain(output, input);
    }
    double scale = layout.equals("quad") ? 1 / (1 + Math.sqrt(0.5)) : 1;
    assertEquals(sum * scale, total, 1e-6);
  }

  @Test
  void noLayoutChangeCanClip() throws NodeException {
    for (SpeakerLayout from : SpeakerLayout.values()) {
      for (SpeakerLayout to : SpeakerLayout.values()) {
        ChannelMatrix matrix = LayoutFold.matrix(from, to);
        for (int output = 0; output < matrix.rows(); output++) {
          double sum = 0;
          for (int input = 0; input < matrix.columns(); input++) {
            sum += Math.abs(matrix.gain(output, input));
          }
          assertTrue(sum <= 1 + 1e-12, from + " to " + to);
        }
        assertEquals(from == to, matrix.isIdentity());
      }
    }
  }

  /** As many frames as channels; in each frame another channel is 1. */
  private static AudioBuffer impulses(int channels) {
    float[] samples = new float[channels * channels];
    for (int channel = 0; channel < channels; channel++) {
      samples[channel * channels + channel] = 1;
    }
    return floats(channels, samples);
  }
}
