package io.remotemedia.it;

import com.google.protobuf.ByteString;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.AudioFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntToDoubleFunction;

/** Audio messages for tests. */
final class Audio {
  private Audio() {}

  static AudioBuffer mono(int rate, int frames, IntToDoubleFunction sample) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * frames).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < frames; i++) {
      bytes.putFloat((float) sample.applyAsDouble(i));
    }
    return AudioBuffer.newBuilder()
        .setSamples(ByteString.copyFrom(bytes.flip()))
        .setSampleRate(rate)
        .setChannels(1)
        .setFormat(AudioFormat.AUDIO_FORMAT_F32)
        .setNumSamples(frames)
        .build();
  }

  static AudioBuffer tone(int rate, int frames, double frequency) {
    return mono(rate, frames, i -> 0.5 * Math.sin(2 * Math.PI * frequency * i / rate));
  }

  static float[] floats(AudioBuffer audio) {
    float[] samples = new float[(int) audio.getNumSamples()];
    audio
        .getSamples()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(samples);
    return samples;
  }

  static double rms(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }
}
