package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The running steps of one channel, and the arrays that carry frames from one step to the next.
 * Used by one node at a time; after {@link #reset} it is as good as new, so that nodes hand theirs
 * on to later ones ({@link FilterTables}).
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Conveyor<A> {
  private final Conversion conversion;
  private final Arithmetic<A> arithmetic;
  private final List<Stage<A>> steps = new ArrayList<>();

  /** What leaves each step. */
  private List<A> passing = List.of();

  /** How many input frames {@link #passing} is made for: grows to the largest block. */
  private int capacity;

  Conveyor(Conversion conversion, Arithmetic<A> arithmetic, List<A> coefficients) {
    this.conversion = conversion;
    this.arithmetic = arithmetic;
    long[] first = conversion.firstFrames();
    for (int i = 0; i < coefficients.size(); i++) {
      StageDesign design = conversion.stages().get(i);
      steps.add(design.start(arithmetic, coefficients.get(i), first[i], first[i + 1]));
    }
    reset();
  }

  /** Forgets everything; the next frame is the first again. */
  void reset() {
    steps.forEach(Stage::reset);
  }

  /** Takes a block of one channel of a chunk; returns how many frames are ready to leave. */
  int take(AudioBuffer chunk, int channel, int fromFrame, int count) {
    Stage<A> first = steps.getFirst();
    arithmetic.read(chunk, channel, fromFrame, count, first.room(count), first.filled());
    return pass(count);
  }

  /** Takes silence; returns how many frames are ready to leave. */
  int takeSilence(int count) {
    Stage<A> first = steps.getFirst();
    arithmetic.clear(first.room(count), first.filled(), count);
    return pass(count);
  }

  /** Writes the first of the frames that are ready, which leaves them all behind. */
  void write(WritableAudioBuffer target, int channel, int fromFrame, int count)
      throws NodeException {
    arithmetic.write(passing.getLast(), 0, target, channel, fromFrame, count);
  }

  private int pass(int count) {
    reserve(count);
    int passed = steps.getFirst().advance(count, passing.getFirst());
    for (int i = 1; i < steps.size(); i++) {
      Stage<A> step = steps.get(i);
      A from = passing.get(i - 1);
      System.arraycopy(from, 0, step.room(passed), step.filled(), passed);
      passed = step.advance(passed, passing.get(i));
    }
    return passed;
  }

  private void reserve(int count) {
    if (count <= capacity) {
      return;
    }
    List<A> larger = new ArrayList<>();
    int[] frames = WorkSize.frames(conversion, count);
    for (int i = 1; i < frames.length; i++) {
      larger.add(arithmetic.allocate(frames[i]));
    }
    passing = larger;
    capacity = count;
  }
}
