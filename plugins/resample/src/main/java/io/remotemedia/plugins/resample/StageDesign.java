package io.remotemedia.plugins.resample;

/**
 * One step of a conversion: which input frames each output frame is made of, and the coefficients.
 * Immutable, cheap to build: it holds no coefficients.
 *
 * <p>Frames count from the start of the run, at the step's own rates; output frame k stands at
 * input time {@code k x down / up}. Frames before the start and after the end are silence, but a
 * step's output may begin before frame 0: a filter rings before the sound that excites it.
 */
sealed interface StageDesign
    permits HalfBandDown, HalfBandUp, FastFir, ExactRows, InterpolatedRows {
  /** The ratio of this step. */
  Ratio ratio();

  /** How many output frames are determined once the input is known up to a frame (exclusive). */
  long end(long inputEnd);

  /** The first output frame that may be other than silence when the input starts at a frame. */
  long firstOutput(long firstInput);

  /** The first input frame that output from a frame on still needs. */
  long windowStart(long output);

  /**
   * How far the input must run ahead of the output that it determines, at most, in input frames.
   */
  int latency();

  /** Output frames that may come at once on top of the ratio. */
  int granularity();

  /** A number of input frames that is processed best; blocks are multiples of it where possible. */
  int quantum();

  /** Multiplications per input frame: the measure by which designs are compared. */
  double cost();

  /** Number of coefficients. */
  long coefficientCount();

  /** Numbers that one running step holds, when it is fed so many frames at a time. */
  long memory(int blockFrames);

  /** Computes the coefficients. */
  double[] coefficients();

  /** A running step for one channel. */
  <A> Stage<A> start(Arithmetic<A> arithmetic, A coefficients, long firstInput, long firstOutput);
}
