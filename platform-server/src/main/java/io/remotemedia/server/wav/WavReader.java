package io.remotemedia.server.wav;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads RIFF WAVE files: PCM of 8, 16, 24 and 32 bits and float of 32 bits, plain or EXTENSIBLE.
 * Our own, because the JDK's reader tells "unsupported" of every bad file and never which part is
 * bad.
 */
public final class WavReader {
  private static final int HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int MIN_FORMAT_BYTES = 16;
  private static final int EXTENSIBLE_BYTES = 40;
  private static final int SUB_FORMAT_OFFSET = 24;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final String ACCEPTED =
      "accepted are PCM of 8, 16, 24 or 32 bits and float of 32 bits";

  private final ByteBuffer file;
  private final String name;

  private record Format(int encoding, int channels, int sampleRate, int bits) {}

  private WavReader(byte[] bytes, String name) {
    this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.name = name;
  }

  /**
   * Reads a file.
   *
   * @param path the file
   * @return its audio: I16 from 8 and 16 bits, I32 (shifted to full scale) from 24 and 32 bits, F32
   *     from float
   * @throws IOException when the file cannot be read, a {@link WavFormatException} when it is not a
   *     WAV that is accepted
   */
  public static AudioBuffer read(Path path) throws IOException {
    return read(Files.readAllBytes(path), path.toString());
  }

  /**
   * Reads the bytes of a file.
   *
   * @param bytes the whole file
   * @param name for messages
   * @return its audio
   * @throws WavFormatException when it is not a WAV that is accepted
   */
  public static AudioBuffer read(byte[] bytes, String name) throws WavFormatException {
    return new WavReader(bytes, name).read();
  }

  private AudioBuffer read() throws WavFormatException {
    requireHeader();
    Format format = null;
    int at = HEADER_BYTES;
    while (file.limit() - at >= CHUNK_HEADER_BYTES) {
      String id = text(at);
      long size = Integer.toUnsignedLong(file.getInt(at + 4));
      int body = at + CHUNK_HEADER_BYTES;
      if (id.equals("data")) {
        return samples(format, body, size);
      }
      if (size > file.limit() - body) {
        throw bad(
            "chunk \"%s\" says %d bytes, %d are left".formatted(id, size, file.limit() - body));
      }
      if (id.equals("fmt ")) {
        format = format(body, (int) size);
      }
      // Chunks are padded to even lengths.
      at = (int) Math.min(file.limit(), body + size + (size & 1));
    }
    throw bad(format == null ? "there is no \"fmt \" chunk" : "there is no \"data\" chunk");
  }

  private void requireHeader() throws WavFormatException {
    boolean riff = file.limit() >= HEADER_BYTES && text(0).equals("RIFF") && text(8).equals("WAVE");
    if (!riff) {
      String found =
          file.limit() >= 4
              ? "it starts with \"%s\"".formatted(text(0))
              : "it has %d bytes".formatted(file.limit());
      throw bad(
          "this is no WAV file: %s, a WAV starts with \"RIFF\" and has \"WAVE\" at byte 8"
              .formatted(found));
    }
  }

  private String text(int at) {
    byte[] bytes = new byte[4];
    file.get(at, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
  }

  private Format format(int at, int size) throws WavFormatException {
    if (size < MIN_FORMAT_BYTES) {
      throw bad("the \"fmt \" chunk has %d bytes, at least 16 are needed".formatted(size));
    }
    int encoding = Short.toUnsignedInt(file.getShort(at));
    if (encoding == EXTENSIBLE && size >= EXTENSIBLE_BYTES) {
      encoding = Short.toUnsignedInt(file.getShort(at + SUB_FORMAT_OFFSET));
    }
    int channels = Short.toUnsignedInt(file.getShort(at + 2));
    int bits = Short.toUnsignedInt(file.getShort(at + 14));
    return new Format(encoding, channels, file.getInt(at + 4), bits);
  }

  private AudioBuffer samples(Format format, int at, long size) throws WavFormatException {
    if (format == null) {
      throw bad("the \"data\" chunk comes before any \"fmt \" chunk");
    }
    AudioFormat audio = audioFormat(format);
    if (size > file.limit() - at) {
      throw bad(
          "it is cut off: the audio has %d bytes, %d are there".formatted(size, file.limit() - at));
    }
    int frameBytes = format.bits() / 8 * format.channels();
    if (size % frameBytes != 0) {
      throw bad(
          "the audio has %d bytes, no whole number of frames of %d bytes"
              .formatted(size, frameBytes));
    }
    int samples = (int) (size / (format.bits() / 8));
    ByteBuffer data = file.slice(at, (int) size).order(ByteOrder.LITTLE_ENDIAN);
    return switch (audio.sampleFormat()) {
      case I16 -> AudioBuffer.of(audio, shorts(data, samples, format.bits()));
      case I32 -> AudioBuffer.of(audio, ints(data, samples, format.bits()));
      case F32 -> {
        float[] values = new float[samples];
        data.asFloatBuffer().get(values);
        yield AudioBuffer.of(audio, values);
      }
    };
  }

  private AudioFormat audioFormat(Format format) throws WavFormatException {
    SampleFormat samples =
        switch (format.encoding() << 8 | format.bits()) {
          case PCM << 8 | 8, PCM << 8 | 16 -> SampleFormat.I16;
          case PCM << 8 | 24, PCM << 8 | 32 -> SampleFormat.I32;
          case FLOAT << 8 | 32 -> SampleFormat.F32;
          default ->
              throw bad(
                  "encoding %d with %d bits is not supported; %s"
                      .formatted(format.encoding(), format.bits(), ACCEPTED));
        };
    try {
      return new AudioFormat(format.sampleRate(), format.channels(), samples);
    } catch (IllegalArgumentException e) {
      throw bad(e.getMessage());
    }
  }

  /** 8 bit samples are unsigned around 128. */
  private static short[] shorts(ByteBuffer data, int samples, int bits) {
    short[] values = new short[samples];
    if (bits == 16) {
      data.asShortBuffer().get(values);
      return values;
    }
    for (int i = 0; i < samples; i++) {
      values[i] = (short) ((Byte.toUnsignedInt(data.get(i)) - 128) << 8);
    }
    return values;
  }

  private static int[] ints(ByteBuffer data, int samples, int bits) {
    int[] values = new int[samples];
    if (bits == 32) {
      data.asIntBuffer().get(values);
      return values;
    }
    for (int i = 0; i < samples; i++) {
      int low = Short.toUnsignedInt(data.getShort(3 * i));
      values[i] = data.get(3 * i + 2) << 24 | low << 8;
    }
    return values;
  }

  private WavFormatException bad(String what) {
    return new WavFormatException(name + ": " + what);
  }
}
