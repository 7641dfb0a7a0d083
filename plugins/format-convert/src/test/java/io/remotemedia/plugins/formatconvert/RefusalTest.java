package io.remotemedia.plugins.formatconvert;

import static io.remotemedia.plugins.formatconvert.Conversions.channels;
import static io.remotemedia.plugins.formatconvert.Conversions.map;
import static io.remotemedia.plugins.formatconvert.Conversions.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final String MAPS =
      "a layout (mono, stereo, 2.1, quad, 5.0, 5.1, 7.1) or a matrix with a row of gains for each output channel";

  @Test
  void anUnknownLayoutIsRefused() {
    assertRefused(map("5.2"), "channel_map is \"5.2\"; accepted: " + MAPS);
  }

  @Test
  void aMapOfAnotherTypeIsRefused() {
    assertRefused(map(true), "channel_map is true; accepted: " + MAPS);
    assertRefused(map(Map.of("a", 1)), "channel_map is {a=1}; accepted: " + MAPS);
  }

  @Test
  void aMatrixWithoutRowsOrWithTooManyIsRefused() {
    assertRefused(
        map(List.of()), "channel_map has 0 rows; accepted: 1 to 64, one per output channel");
    assertRefused(
        map(Collections.nCopies(65, List.of(1))),
        "channel_map has 65 rows; accepted: 1 to 64, one per output channel");
  }

  @Test
  void aRowThatIsNoListOrHasNoFittingLengthIsRefused() {
    assertRefused(
        map(List.of(List.of(1), 7)),
        "channel_map row 1 is 7; accepted: an array of gains, one per input channel");
    assertRefused(
        map(List.of(List.of())),
        "channel_map row 0 has 0 gains; accepted: 1 to 64, one per input channel");
    assertRefused(
        map(List.of(Collections.nCopies(65, 1))),
        "channel_map row 0 has 65 gains; accepted: 1 to 64, one per input channel");
    assertRefused(
        map(List.of(List.of(1, 2), List.of(1))),
        "channel_map row 1 has 1 gains, row 0 has 2; accepted: rows of equal length, one gain per input channel");
  }

  @Test
  void aGainThatIsNoNumberOrOutOfRangeIsRefused() {
    assertRefused(
        map(List.of(List.of(1, "loud"))),
        "channel_map[0][1] is loud; accepted: a gain from -1000 to 1000");
    assertRefused(
        map(List.of(List.of(Double.NaN))),
        "channel_map[0][0] is NaN; accepted: a gain from -1000 to 1000");
    assertRefused(
        map(List.of(List.of(Double.NEGATIVE_INFINITY))),
        "channel_map[0][0] is -Infinity; accepted: a gain from -1000 to 1000");
    assertRefused(
        map(List.of(List.of(0), List.of(1000.5))),
        "channel_map[1][0] is 1000.5; accepted: a gain from -1000 to 1000");
  }

  @Test
  void channelsOutOfRangeAreRefused() {
    assertRefused(channels(0), "channels is 0; accepted: 1 to 64");
    assertRefused(channels(65), "channels is 65; accepted: 1 to 64");
  }

  @Test
  void channelsThatContradictTheMapAreRefused() {
    assertRefused(
        both(2, "5.1"),
        "channels is 2, but the layout \"5.1\" of channel_map has 6 channels; accepted: channels 6, or no channels");
    assertRefused(
        both(2, List.of(List.of(1))),
        "channels is 2, but the matrix of channel_map has 1 rows, one per output channel; accepted: channels 1, or no channels");
  }

  @Test
  void anInputThatTheMatrixDoesNotFitIsRefused() {
    assertPlanRefused(
        map(List.of(List.of(1, 1))),
        6,
        "the rows of channel_map have 2 gains, the input has 6 channels; accepted: 6 gains in each row");
  }

  @Test
  void anInputWithoutALayoutIsRefused() {
    assertPlanRefused(
        map("stereo"),
        7,
        "channel_map \"stereo\" needs an input in a known layout, and 7 channels have none; accepted: inputs of 1, 2, 3, 4, 5, 6, 8 channels, or a channel_map of 2 rows with 7 gains each");
  }

  @Test
  void countsWithoutARuleAreRefused() {
    assertPlanRefused(
        channels(2),
        7,
        "channels is 2 and the input has 7 channels: there is no rule to go from one to the other; accepted: channels 1 or 7, or a channel_map of 2 rows with 7 gains each");
    assertPlanRefused(
        channels(12),
        2,
        "channels is 12 and the input has 2 channels: there is no rule to go from one to the other; accepted: channels 1 or 2, or a channel_map of 12 rows with 2 gains each");
  }

  @Test
  void aNaNIsRefusedWithItsPlaceInTheRun() {
    float[] samples = new float[20_000];
    samples[15_001] = Float.NaN;
    AudioBuffer whole = Conversions.floats(2, samples);
    List<AudioBuffer> chunks = List.of(whole.slice(0, 7_000), whole.slice(7_000, 3_000));
    for (SampleFormat target : List.of(SampleFormat.I16, SampleFormat.I32)) {
      String expected = nan(1, 7_500, target);
      assertNaN(expected, to(target), chunks);
      assertNaN(expected, to(target), List.of(whole));
    }
    String dithered = nan(1, 7_500, SampleFormat.I16);
    assertNaN(dithered, Conversions.dithered(Dither.SHAPED, 1), chunks);
    AudioFormatConverterParameters mixed =
        new AudioFormatConverterParameters(SampleFormat.I32, 1, null, Dither.NONE, 0);
    assertNaN(nan(0, 7_500, SampleFormat.I32), mixed, chunks);
  }

  private static String nan(int channel, int frame, SampleFormat target) {
    return "output channel %d is NaN at frame %d (both counted from 0, from the start of the audio); a NaN cannot become an %s sample; accepted: finite or infinite samples, or target_format F32"
        .formatted(channel, frame, target);
  }

  private static AudioFormatConverterParameters both(int channels, Object map) {
    return new AudioFormatConverterParameters(null, channels, map, Dither.NONE, 0);
  }

  private static void assertRefused(AudioFormatConverterParameters parameters, String message) {
    AudioFormatConverterFactory factory = new AudioFormatConverterFactory();
    NodeException refusal = assertThrows(NodeException.class, () -> factory.check(parameters));
    assertEquals(message, refusal.getMessage());
    assertEquals(NodeErrorCode.INVALID_PARAMETER, refusal.code());
  }

  private static void assertPlanRefused(
      AudioFormatConverterParameters parameters, int inputs, String message) {
    NodeException refusal =
        assertThrows(
            NodeException.class,
            () ->
                Conversions.harness(parameters).plan(Conversions.format(inputs, SampleFormat.F32)));
    assertEquals(message, refusal.getMessage());
    assertEquals(NodeErrorCode.INVALID_PARAMETER, refusal.code());
  }

  private static void assertNaN(
      String message, AudioFormatConverterParameters parameters, List<AudioBuffer> chunks) {
    NodeException refusal =
        assertThrows(NodeException.class, () -> Conversions.run(parameters, chunks));
    assertEquals(message, refusal.getMessage());
    assertEquals(NodeErrorCode.INVALID_INPUT, refusal.code());
  }
}
