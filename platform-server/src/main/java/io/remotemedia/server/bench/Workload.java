package io.remotemedia.server.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.AudioFormat;
import io.remotemedia.protocol.v1.ExecuteRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;

/**
 * What is sent.
 *
 * @param manifest JSON text
 * @param node the source node that takes the audio
 * @param audio the whole audio
 */
public record Workload(String manifest, String node, io.remotemedia.spi.AudioBuffer audio) {
  /**
   * Noise with a slow swell, so that detectors have something to detect.
   *
   * @param format rate, channels, sample format
   * @param seconds length
   * @param random source of chance
   * @return audio
   */
  public static io.remotemedia.spi.AudioBuffer noise(
      io.remotemedia.spi.AudioFormat format, double seconds, RandomGenerator random) {
    int samples = (int) Math.round(format.sampleRate() * seconds) * format.channels();
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      double swell = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (format.sampleRate() * 0.8));
      values[i] = (float) (swell * (random.nextDouble() - 0.5));
    }
    return switch (format.sampleFormat()) {
      case F32 -> io.remotemedia.spi.AudioBuffer.of(format, values);
      case I16 -> {
        short[] integers = new short[samples];
        for (int i = 0; i < samples; i++) {
          integers[i] = (short) (values[i] * Short.MAX_VALUE);
        }
        yield io.remotemedia.spi.AudioBuffer.of(format, integers);
      }
      case I32 -> {
        int[] integers = new int[samples];
        for (int i = 0; i < samples; i++) {
          integers[i] = (int) (values[i] * Integer.MAX_VALUE);
        }
        yield io.remotemedia.spi.AudioBuffer.of(format, integers);
      }
    };
  }

  /**
   * The request of a unary execution.
   *
   * @return ready to be sent
   */
  public ExecuteRequest request() {
    return ExecuteRequest.newBuilder()
        .setManifestJson(manifest)
        .putAudioInputs(node, message(audio))
        .build();
  }

  /** A part of the audio as a message; the audio repeats without end. */
  AudioBuffer chunk(long index, int frames) {
    int parts = Math.max(1, audio.frames() / frames);
    int from = (int) (index % parts) * frames;
    return message(audio.slice(from, Math.min(frames, audio.frames() - from)));
  }

  private static AudioBuffer message(io.remotemedia.spi.AudioBuffer audio) {
    ByteBuffer bytes = ByteBuffer.allocate((int) audio.byteSize()).order(ByteOrder.LITTLE_ENDIAN);
    AudioFormat format =
        switch (audio.format().sampleFormat()) {
          case F32 -> {
            bytes.asFloatBuffer().put(audio.floats());
            yield AudioFormat.AUDIO_FORMAT_F32;
          }
          case I16 -> {
            bytes.asShortBuffer().put(audio.shorts());
            yield AudioFormat.AUDIO_FORMAT_I16;
          }
          case I32 -> {
            bytes.asIntBuffer().put(audio.ints());
            yield AudioFormat.AUDIO_FORMAT_I32;
          }
        };
    ByteString samples = UnsafeByteOperations.unsafeWrap(bytes.array());
    return AudioBuffer.newBuilder()
        .setSamples(samples)
        .setSampleRate(audio.format().sampleRate())
        .setChannels(audio.format().channels())
        .setFormat(format)
        .setNumSamples(audio.sampleCount())
        .build();
  }
}
