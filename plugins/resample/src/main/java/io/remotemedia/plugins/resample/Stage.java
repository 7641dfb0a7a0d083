package io.remotemedia.plugins.resample;

/**
 * A running step of one channel: keeps the input frames that later output still needs.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
abstract class Stage<A> {
  /** The arithmetic of all steps of a conversion. */
  protected final Arithmetic<A> arithmetic;

  private final StageDesign design;
  private final long firstInput;
  private final long firstOutput;

  private A window;
  private int capacity;
  private int filled;

  /** Input frame at index 0 of the window. */
  private long origin;

  private long emitted;

  Stage(Arithmetic<A> arithmetic, StageDesign design, long firstInput, long firstOutput) {
    this.arithmetic = arithmetic;
    this.design = design;
    this.firstInput = firstInput;
    this.firstOutput = firstOutput;
    this.window = arithmetic.allocate(0);
  }

  /** Computes output frames {@code from} to {@code to} into an array. */
  protected abstract void run(A window, long origin, long from, long to, A out, int at);

  /** The input frame that the window begins with; silence where it lies before the first. */
  protected long firstNeeded() {
    return Math.min(firstInput, design.windowStart(firstOutput));
  }

  /** Forgets everything; the next input frame is the first again. */
  void reset() {
    emitted = firstOutput;
    origin = firstNeeded();
    filled = 0;
    int silence = (int) (firstInput - origin);
    reserve(silence);
    arithmetic.clear(window, 0, silence);
    filled = silence;
  }

  /** The array that the next input frames, so many, go to; from {@link #filled} on. */
  final A room(int count) {
    reserve(count);
    return window;
  }

  /** Where the next input frame goes to. */
  final int filled() {
    return filled;
  }

  /** Says that input has come to its place; returns how many output frames were written. */
  final int advance(int count, A out) {
    filled += count;
    long end = design.end(origin + filled);
    if (end <= emitted) {
      return 0;
    }
    run(window, origin, emitted, end, out, 0);
    int written = (int) (end - emitted);
    emitted = end;
    discard();
    return written;
  }

  /** Grows to what the largest block asks for, and stays so. */
  private void reserve(int count) {
    if (filled + count <= capacity) {
      return;
    }
    A larger = arithmetic.allocate(filled + count);
    System.arraycopy(window, 0, larger, 0, filled);
    window = larger;
    capacity = filled + count;
  }

  private void discard() {
    int used = (int) Math.min(filled, Math.max(0, design.windowStart(emitted) - origin));
    System.arraycopy(window, used, window, 0, filled - used);
    origin += used;
    filled -= used;
  }
}
