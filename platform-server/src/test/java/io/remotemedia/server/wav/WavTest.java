package io.remotemedia.server.wav;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WAV files, good and bad. */
class WavTest {
  private static AudioBuffer audio(SampleFormat samples) {
    AudioFormat format = new AudioFormat(44_100, 3, samples);
    return switch (samples) {
      case F32 -> AudioBuffer.of(format, new float[] {0, 1.5f, -1, 0.25f, Float.MIN_VALUE, 0.1f});
      case I16 -> AudioBuffer.of(format, new short[] {0, 32_767, -32_768, 1, -1, 12});
      case I32 ->
          AudioBuffer.of(format, new int[] {0, Integer.MAX_VALUE, Integer.MIN_VALUE, 1, -1, 12});
    };
  }

  /** A file with the given kind of samples. */
  private static byte[] pcm(int bits, byte... data) {
    ByteBuffer file = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.length);
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(8_000 * bits / 8);
    file.putShort((short) (bits / 8)).putShort((short) bits);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data);
    return file.array();
  }

  private static void assertRefused(byte[] file, String... parts) {
    WavFormatException refusal =
        assertThrows(WavFormatException.class, () -> WavReader.read(file, "bad.wav"));
    for (String part : parts) {
      assertTrue(refusal.getMessage().contains(part), refusal::getMessage);
    }
  }

  @ParameterizedTest
  @EnumSource
  void writtenAudioReadsBackBitForBit(SampleFormat samples, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("a.wav");
    WavWriter.write(file, audio(samples));
    AudioBuffer read = WavReader.read(file);
    assertEquals(audio(samples).format(), read.format());
    assertEquals(-1, audio(samples).segment().mismatch(read.segment()));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count(), "no temporary file stays");
    }
  }

  @Test
  void eightBitsBecomeSixteen() throws Exception {
    AudioBuffer read = WavReader.read(pcm(8, (byte) 128, (byte) 255, (byte) 0), "a.wav");
    short[] samples = new short[3];
    read.shorts().get(samples);
    assertArrayEquals(new short[] {0, 127 << 8, -32_768}, samples);
  }

  @Test
  void twentyFourBitsBecomeThirtyTwo() throws Exception {
    AudioBuffer read =
        WavReader.read(pcm(24, (byte) 1, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) -128), "a");
    int[] samples = new int[2];
    read.ints().get(samples);
    assertArrayEquals(new int[] {256, Integer.MIN_VALUE}, samples);
  }

  @Test
  void aFileThatIsNoWavIsNamedAsSuch() {
    assertRefused("ID3 is an mp3".getBytes(StandardCharsets.US_ASCII), "no WAV", "ID3 ", "RIFF");
    assertRefused(new byte[0], "no WAV", "0 bytes");
    assertRefused(new byte[] {1, 2}, "no WAV", "2 bytes");
  }

  @Test
  void aTruncatedFileTellsWhatIsMissing() {
    byte[] whole = WavWriter.bytes(audio(SampleFormat.I16));
    assertRefused(Arrays.copyOf(whole, whole.length - 2), "cut off", "12 bytes", "10 are there");
    assertRefused(Arrays.copyOf(whole, 36), "no \"data\" chunk");
    assertRefused(Arrays.copyOf(whole, 12), "no \"fmt \" chunk");
  }

  @Test
  void unsupportedSamplesNameWhatIsAccepted() {
    assertRefused(pcm(12, (byte) 0, (byte) 0), "12 bits", "float of 32 bits");
    assertRefused(pcm(16, (byte) 0), "no whole number of frames");
    byte[] rate = pcm(16, (byte) 0, (byte) 0);
    rate[25] = 0;
    rate[24] = 7;
    assertRefused(rate, "sample rate 7");
  }
}
