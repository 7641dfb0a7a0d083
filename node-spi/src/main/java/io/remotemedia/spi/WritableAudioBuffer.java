package io.remotemedia.spi;

import java.util.Objects;

/**
 * Audio that is being written by its one owner, until it is {@linkplain #freeze frozen}. Not
 * thread-safe. A node takes it from {@link NodeContext#allocate}, which charges the memory budget.
 */
public final class WritableAudioBuffer {
  private static final double I16_FULL_SCALE = 0x1p15;
  private static final double I32_FULL_SCALE = 0x1p31;

  private final AudioFormat format;
  private final int frames;
  private Object array;

  /**
   * A buffer of silence. For hosts and tests; nodes use {@link NodeContext#allocate}.
   *
   * @param format format of the samples
   * @param frames length, 0 or more
   * @throws IllegalArgumentException when the length is negative or beyond what an array holds
   */
  public WritableAudioBuffer(AudioFormat format, int frames) {
    long samples = (long) frames * format.channels();
    if (frames < 0 || samples > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a buffer cannot hold %d frames of %s".formatted(frames, format));
    }
    this.format = format;
    this.frames = frames;
    this.array = AudioBuffer.newArray(format, (int) samples);
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
   * @return frames
   */
  public int frames() {
    return frames;
  }

  /**
   * The interleaved samples of an {@link SampleFormat#F32} buffer, to write into.
   *
   * @return the array itself, {@code frames x channels} long
   * @throws IllegalStateException when frozen, or the sample format is another
   */
  public float[] floats() {
    return samples(float[].class);
  }

  /**
   * The interleaved samples of an {@link SampleFormat#I16} buffer, to write into.
   *
   * @return the array itself, {@code frames x channels} long
   * @throws IllegalStateException when frozen, or the sample format is another
   */
  public short[] shorts() {
    return samples(short[].class);
  }

  /**
   * The interleaved samples of an {@link SampleFormat#I32} buffer, to write into.
   *
   * @return the array itself, {@code frames x channels} long
   * @throws IllegalStateException when frozen, or the sample format is another
   */
  public int[] ints() {
    return samples(int[].class);
  }

  /**
   * Writes one channel from floats, rounding (ties to even) and saturating where samples are
   * integers.
   *
   * @param channel from 0
   * @param fromFrame first frame to write
   * @param count number of frames
   * @param source full scale is 1.0
   * @param at first index in {@code source}
   * @throws NodeException with {@link NodeErrorCode#INVALID_INPUT} for a NaN that would have to
   *     become an integer
   */
  public void writeFloats(int channel, int fromFrame, int count, float[] source, int at)
      throws NodeException {
    checkWrite(channel, fromFrame, count, source.length, at);
    int stride = format.channels();
    int to = fromFrame * stride + channel;
    switch (writable()) {
      case float[] samples -> {
        for (int i = 0; i < count; i++) {
          samples[to + i * stride] = source[at + i];
        }
      }
      case short[] samples -> {
        for (int i = 0; i < count; i++) {
          samples[to + i * stride] = toI16(source[at + i], channel, fromFrame + i);
        }
      }
      case int[] samples -> {
        for (int i = 0; i < count; i++) {
          samples[to + i * stride] = toI32(source[at + i], channel, fromFrame + i);
        }
      }
      default -> throw new AssertionError(format);
    }
  }

  /**
   * Writes one channel from doubles, rounding (ties to even) and saturating where samples are
   * integers.
   *
   * @param channel from 0
   * @param fromFrame first frame to write
   * @param count number of frames
   * @param source full scale is 1.0
   * @param at first index in {@code source}
   * @throws NodeException with {@link NodeErrorCode#INVALID_INPUT} for a NaN that would have to
   *     become an integer
   */
  public void writeDoubles(int channel, int fromFrame, int count, double[] source, int at)
      throws NodeException {
    checkWrite(channel, fromFrame, count, source.length, at);
    int stride = format.channels();
    int to = fromFrame * stride + channel;
    switch (writable()) {
      case float[] samples -> {
        for (int i = 0; i < count; i++) {
          samples[to + i * stride] = (float) source[at + i];
        }
      }
      case short[] samples -> {
        for (int i = 0; i < count; i++) {
          samples[to + i * stride] = toI16(source[at + i], channel, fromFrame + i);
        }
      }
      case int[] samples -> {
        for (int i = 0; i < count; i++) {
          samples[to + i * stride] = toI32(source[at + i], channel, fromFrame + i);
        }
      }
      default -> throw new AssertionError(format);
    }
  }

  /**
   * Ends writing and makes the whole buffer immutable.
   *
   * @return the samples, not copied; this object cannot be written any more
   * @throws IllegalStateException when frozen before
   */
  public AudioBuffer freeze() {
    return freeze(frames);
  }

  /**
   * Ends writing and makes the first frames immutable.
   *
   * @param count how many frames were written
   * @return the samples, not copied; this object cannot be written any more
   * @throws IllegalStateException when frozen before
   * @throws IndexOutOfBoundsException when {@code count} is beyond the length
   */
  public AudioBuffer freeze(int count) {
    Objects.checkFromIndexSize(0, count, frames);
    Object samples = writable();
    array = null;
    return new AudioBuffer(format, samples, 0, count);
  }

  private static short toI16(double value, int channel, int frame) throws NodeException {
    requireNumber(value, channel, frame);
    double rounded = Math.rint(value * I16_FULL_SCALE);
    return (short) Math.clamp(rounded, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  private static int toI32(double value, int channel, int frame) throws NodeException {
    requireNumber(value, channel, frame);
    // A narrowing cast saturates, which is what is asked for.
    return (int) Math.rint(value * I32_FULL_SCALE);
  }

  private static void requireNumber(double value, int channel, int frame) throws NodeException {
    if (Double.isNaN(value)) {
      throw new NodeException(
          NodeErrorCode.INVALID_INPUT,
          "channel %d is NaN at frame %d of the buffer; a NaN cannot become an integer sample"
              .formatted(channel, frame));
    }
  }

  private void checkWrite(int channel, int fromFrame, int count, int sourceLength, int at) {
    Objects.checkIndex(channel, format.channels());
    Objects.checkFromIndexSize(fromFrame, count, frames);
    Objects.checkFromIndexSize(at, count, sourceLength);
  }

  private Object writable() {
    if (array == null) {
      throw new IllegalStateException("the buffer is frozen");
    }
    return array;
  }

  private <T> T samples(Class<T> type) {
    Object samples = writable();
    if (!type.isInstance(samples)) {
      throw new IllegalStateException(
          "samples are %s, not %s".formatted(format.sampleFormat(), type.getSimpleName()));
    }
    return type.cast(samples);
  }
}
