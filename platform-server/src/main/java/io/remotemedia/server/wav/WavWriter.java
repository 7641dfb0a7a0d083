package io.remotemedia.server.wav;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.SampleFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes RIFF WAVE files in the audio's own sample format: PCM of 16 or 32 bits, or float. */
public final class WavWriter {
  private static final int HEADER_BYTES = 44;
  private static final int FORMAT_BYTES = 16;
  private static final short PCM = 1;
  private static final short FLOAT = 3;

  private WavWriter() {}

  /**
   * Writes a file, in one step: a reader sees the old file or the whole new one.
   *
   * @param path the file, replaced if it exists
   * @param audio what to write
   * @throws IOException when it cannot be written
   */
  public static void write(Path path, AudioBuffer audio) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path temporary = Files.createTempFile(absolute.getParent(), ".remotemedia-", ".wav");
    try {
      Files.write(temporary, bytes(audio));
      Files.move(temporary, absolute, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * The bytes of a file.
   *
   * @param audio what to write
   * @return header and samples
   */
  public static byte[] bytes(AudioBuffer audio) {
    int dataBytes = Math.toIntExact(audio.byteSize());
    ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    header(file, audio, dataBytes);
    switch (audio.format().sampleFormat()) {
      case F32 -> file.asFloatBuffer().put(audio.floats());
      case I16 -> file.asShortBuffer().put(audio.shorts());
      case I32 -> file.asIntBuffer().put(audio.ints());
    }
    return file.array();
  }

  private static void header(ByteBuffer file, AudioBuffer audio, int dataBytes) {
    int rate = audio.format().sampleRate();
    int frameBytes = audio.format().frameBytes();
    file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + dataBytes).put(ascii("WAVE"));
    file.put(ascii("fmt ")).putInt(FORMAT_BYTES);
    file.putShort(audio.format().sampleFormat() == SampleFormat.F32 ? FLOAT : PCM);
    file.putShort((short) audio.format().channels()).putInt(rate).putInt(rate * frameBytes);
    file.putShort((short) frameBytes);
    file.putShort((short) (8 * audio.format().sampleFormat().bytes()));
    file.put(ascii("data")).putInt(dataBytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
