package io.remotemedia.spi;

import java.lang.foreign.MemorySegment;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.List;
import java.util.Objects;

/**
 * Immutable audio: interleaved samples in their own sample format. Thread-safe.
 *
 * <p>A node takes the view that it wants: its samples as they are ({@link #floats}, {@link
 * #shorts}, {@link #ints}, {@link #segment}), or one channel converted to float or double ({@link
 * #readFloats}, {@link #readDoubles}). Integer samples map to [-1, 1) as {@link SampleFormat} says.
 */
public final class AudioBuffer {
  private static final float I16_SCALE = 0x1p-15f;
  private static final double I32_SCALE = 0x1p-31;

  private final AudioFormat format;
  private final Object array;
  private final int offset;
  private final int frames;

  AudioBuffer(AudioFormat format, Object array, int offset, int frames) {
    this.format = format;
    this.array = array;
    this.offset = offset;
    this.frames = frames;
  }

  /**
   * A buffer over a whole array of float samples. The array is not copied: whoever passes it must
   * not change it any more.
   *
   * @param format a format with {@link SampleFormat#F32}
   * @param interleaved the samples, a whole number of frames
   * @return the buffer
   * @throws IllegalArgumentException when sample format or length do not fit
   */
  public static AudioBuffer of(AudioFormat format, float[] interleaved) {
    return new AudioBuffer(
        require(format, SampleFormat.F32), interleaved, 0, framesOf(format, interleaved.length));
  }

  /**
   * A buffer over a whole array of 16 bit samples. The array is not copied: whoever passes it must
   * not change it any more.
   *
   * @param format a format with {@link SampleFormat#I16}
   * @param interleaved the samples, a whole number of frames
   * @return the buffer
   * @throws IllegalArgumentException when sample format or length do not fit
   */
  public static AudioBuffer of(AudioFormat format, short[] interleaved) {
    return new AudioBuffer(
        require(format, SampleFormat.I16), interleaved, 0, framesOf(format, interleaved.length));
  }

  /**
   * A buffer over a whole array of 32 bit samples. The array is not copied: whoever passes it must
   * not change it any more.
   *
   * @param format a format with {@link SampleFormat#I32}
   * @param interleaved the samples, a whole number of frames
   * @return the buffer
   * @throws IllegalArgumentException when sample format or length do not fit
   */
  public static AudioBuffer of(AudioFormat format, int[] interleaved) {
    return new AudioBuffer(
        require(format, SampleFormat.I32), interleaved, 0, framesOf(format, interleaved.length));
  }

  /**
   * A buffer without frames.
   *
   * @param format its format
   * @return the empty buffer
   */
  public static AudioBuffer empty(AudioFormat format) {
    return new AudioBuffer(format, newArray(format, 0), 0, 0);
  }

  /**
   * Joins buffers of one format. A single buffer, and a single one among empty ones, is returned as
   * it is.
   *
   * @param buffers at least one
   * @return their frames in order
   * @throws IllegalArgumentException when there is no buffer or the formats differ
   */
  public static AudioBuffer concat(List<AudioBuffer> buffers) {
    if (buffers.isEmpty()) {
      throw new IllegalArgumentException("no buffers to join");
    }
    AudioBuffer longest = buffers.getFirst();
    long total = 0;
    for (AudioBuffer buffer : buffers) {
      if (!buffer.format.equals(longest.format)) {
        throw new IllegalArgumentException(
            "cannot join %s with %s".formatted(longest.format, buffer.format));
      }
      total += buffer.frames;
      longest = buffer.frames > longest.frames ? buffer : longest;
    }
    return total == longest.frames ? longest : join(buffers, longest.format, total);
  }

  private static AudioBuffer join(List<AudioBuffer> buffers, AudioFormat format, long frames) {
    int channels = format.channels();
    Object joined = newArray(format, Math.toIntExact(frames * channels));
    int at = 0;
    for (AudioBuffer buffer : buffers) {
      int samples = buffer.sampleCount();
      System.arraycopy(buffer.array, buffer.offset, joined, at, samples);
      at += samples;
    }
    return new AudioBuffer(format, joined, 0, Math.toIntExact(frames));
  }

  /**
   * The format of the samples.
   *
   * @return the format
   */
  public AudioFormat format() {
    return format;
  }

  /**
   * The length.
   *
   * @return frames, 0 or more
   */
  public int frames() {
    return frames;
  }

  /**
   * The number of samples, all channels together.
   *
   * @return {@code frames x channels}
   */
  public int sampleCount() {
    return frames * format.channels();
  }

  /**
   * The size of the samples.
   *
   * @return bytes
   */
  public long byteSize() {
    return (long) frames * format.frameBytes();
  }

  /**
   * Part of this buffer, sharing its samples.
   *
   * @param fromFrame first frame
   * @param count number of frames
   * @return the part
   * @throws IndexOutOfBoundsException when it reaches beyond this buffer
   */
  public AudioBuffer slice(int fromFrame, int count) {
    Objects.checkFromIndexSize(fromFrame, count, frames);
    return new AudioBuffer(format, array, offset + fromFrame * format.channels(), count);
  }

  /**
   * The interleaved samples of an {@link SampleFormat#F32} buffer.
   *
   * @return a read-only view from position 0
   * @throws IllegalStateException when the buffer has another sample format
   */
  public FloatBuffer floats() {
    return FloatBuffer.wrap((float[]) samples(SampleFormat.F32), offset, sampleCount())
        .slice()
        .asReadOnlyBuffer();
  }

  /**
   * The interleaved samples of an {@link SampleFormat#I16} buffer.
   *
   * @return a read-only view from position 0
   * @throws IllegalStateException when the buffer has another sample format
   */
  public ShortBuffer shorts() {
    return ShortBuffer.wrap((short[]) samples(SampleFormat.I16), offset, sampleCount())
        .slice()
        .asReadOnlyBuffer();
  }

  /**
   * The interleaved samples of an {@link SampleFormat#I32} buffer.
   *
   * @return a read-only view from position 0
   * @throws IllegalStateException when the buffer has another sample format
   */
  public IntBuffer ints() {
    return IntBuffer.wrap((int[]) samples(SampleFormat.I32), offset, sampleCount())
        .slice()
        .asReadOnlyBuffer();
  }

  /**
   * The interleaved samples as memory in the byte order of the machine, for vector code.
   *
   * @return a read-only segment of {@link #byteSize} bytes
   */
  public MemorySegment segment() {
    MemorySegment whole =
        switch (array) {
          case float[] samples -> MemorySegment.ofArray(samples);
          case short[] samples -> MemorySegment.ofArray(samples);
          case int[] samples -> MemorySegment.ofArray(samples);
          default -> throw new AssertionError(array.getClass());
        };
    return whole.asSlice((long) offset * format.sampleFormat().bytes(), byteSize()).asReadOnly();
  }

  /**
   * Copies interleaved samples, converted to float.
   *
   * @param fromSample first sample, counted over all channels
   * @param target where to copy
   * @param at first index in {@code target}
   * @param count number of samples
   * @throws IndexOutOfBoundsException when source or target is too short
   */
  public void copyFloats(int fromSample, float[] target, int at, int count) {
    Objects.checkFromIndexSize(fromSample, count, sampleCount());
    Objects.checkFromIndexSize(at, count, target.length);
    int from = offset + fromSample;
    switch (array) {
      case float[] samples -> System.arraycopy(samples, from, target, at, count);
      case short[] samples -> {
        for (int i = 0; i < count; i++) {
          target[at + i] = samples[from + i] * I16_SCALE;
        }
      }
      case int[] samples -> {
        for (int i = 0; i < count; i++) {
          target[at + i] = (float) (samples[from + i] * I32_SCALE);
        }
      }
      default -> throw new AssertionError(array.getClass());
    }
  }

  /**
   * Copies one channel, converted to float. 32 bit integers lose their lowest bits.
   *
   * @param channel from 0
   * @param fromFrame first frame
   * @param count number of frames
   * @param target where to copy
   * @param at first index in {@code target}
   * @throws IndexOutOfBoundsException when channel, source or target do not reach
   */
  public void readFloats(int channel, int fromFrame, int count, float[] target, int at) {
    checkRead(channel, fromFrame, count, target.length, at);
    int stride = format.channels();
    if (stride == 1) {
      copyFloats(fromFrame, target, at, count);
      return;
    }
    int from = offset + fromFrame * stride + channel;
    switch (array) {
      case float[] samples -> {
        for (int i = 0; i < count; i++) {
          target[at + i] = samples[from + i * stride];
        }
      }
      case short[] samples -> {
        for (int i = 0; i < count; i++) {
          target[at + i] = samples[from + i * stride] * I16_SCALE;
        }
      }
      case int[] samples -> {
        for (int i = 0; i < count; i++) {
          target[at + i] = (float) (samples[from + i * stride] * I32_SCALE);
        }
      }
      default -> throw new AssertionError(array.getClass());
    }
  }

  /**
   * Copies one channel, converted to double: exact for every sample format.
   *
   * @param channel from 0
   * @param fromFrame first frame
   * @param count number of frames
   * @param target where to copy
   * @param at first index in {@code target}
   * @throws IndexOutOfBoundsException when channel, source or target do not reach
   */
  public void readDoubles(int channel, int fromFrame, int count, double[] target, int at) {
    checkRead(channel, fromFrame, count, target.length, at);
    int stride = format.channels();
    int from = offset + fromFrame * stride + channel;
    switch (array) {
      case float[] samples -> {
        for (int i = 0; i < count; i++) {
          target[at + i] = samples[from + i * stride];
        }
      }
      case short[] samples -> {
        for (int i = 0; i < count; i++) {
          target[at + i] = samples[from + i * stride] * (double) I16_SCALE;
        }
      }
      case int[] samples -> {
        for (int i = 0; i < count; i++) {
          target[at + i] = samples[from + i * stride] * I32_SCALE;
        }
      }
      default -> throw new AssertionError(array.getClass());
    }
  }

  /** Reads like {@code 16000 frames of 16000 Hz, 1 channel, F32}. */
  @Override
  public String toString() {
    return frames + " frames of " + format;
  }

  static Object newArray(AudioFormat format, int samples) {
    return switch (format.sampleFormat()) {
      case F32 -> new float[samples];
      case I16 -> new short[samples];
      case I32 -> new int[samples];
    };
  }

  private void checkRead(int channel, int fromFrame, int count, int targetLength, int at) {
    Objects.checkIndex(channel, format.channels());
    Objects.checkFromIndexSize(fromFrame, count, frames);
    Objects.checkFromIndexSize(at, count, targetLength);
  }

  private Object samples(SampleFormat wanted) {
    if (format.sampleFormat() != wanted) {
      throw new IllegalStateException(
          "samples are %s, not %s".formatted(format.sampleFormat(), wanted));
    }
    return array;
  }

  private static AudioFormat require(AudioFormat format, SampleFormat wanted) {
    if (format.sampleFormat() != wanted) {
      throw new IllegalArgumentException(
          "samples are %s, the format says %s".formatted(wanted, format.sampleFormat()));
    }
    return format;
  }

  private static int framesOf(AudioFormat format, int samples) {
    if (samples % format.channels() != 0) {
      throw new IllegalArgumentException(
          "%d samples are no whole number of frames of %d channels"
              .formatted(samples, format.channels()));
    }
    return samples / format.channels();
  }
}
