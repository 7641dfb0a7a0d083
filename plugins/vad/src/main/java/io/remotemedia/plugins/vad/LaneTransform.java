package io.remotemedia.plugins.vad;

/** Transforms real signals of one length, one in each lane of a workspace. Not thread-safe. */
final class LaneTransform {
  private final Kernels kernels;
  private final Turns turns;

  private final int[] places;

  LaneTransform(Kernels kernels, Turns turns) {
    this.kernels = kernels;
    this.turns = turns;
    places = turns.places();
  }

  /**
   * Puts windowed samples into a lane; what the window does not reach is 0.
   *
   * @param space receives them
   * @param lane which hop
   * @param signal samples
   * @param from first sample
   * @param window as long as the signal's part, at most the length of the transform
   */
  void load(Workspace space, int lane, float[] signal, int from, float[] window) {
    int pairs = window.length / 2;
    for (int i = 0; i < pairs; i++) {
      int at = places[i] + lane;
      space.re[at] = window[2 * i] * signal[from + 2 * i];
      space.im[at] = window[2 * i + 1] * signal[from + 2 * i + 1];
    }
    for (int i = pairs; i < places.length; i++) {
      space.re[places[i] + lane] = 0;
      space.im[places[i] + lane] = 0;
    }
    if ((window.length & 1) != 0) {
      int last = window.length - 1;
      space.re[places[pairs] + lane] = window[last] * signal[from + last];
    }
  }

  /**
   * Puts a spectrum, mirrored about its middle, into a lane.
   *
   * @param space receives it
   * @param lane which hop
   * @param spectrum its lower half, without the middle, which is 0
   */
  void loadMirrored(Workspace space, int lane, float[] spectrum) {
    int half = places.length;
    int quarter = half / 2;
    for (int i = 0; i < quarter; i++) {
      int at = places[i] + lane;
      space.re[at] = spectrum[2 * i];
      space.im[at] = spectrum[2 * i + 1];
    }
    space.re[places[quarter] + lane] = 0;
    space.im[places[quarter] + lane] = spectrum[half - 1];
    for (int i = quarter + 1; i < half; i++) {
      int at = places[i] + lane;
      space.re[at] = spectrum[2 * (half - i)];
      space.im[at] = spectrum[2 * (half - i) - 1];
    }
  }

  /**
   * Squared magnitudes.
   *
   * @param space holds the signals, receives bins 0 to {@code size / 2 - 1} in {@code lanes}
   * @param lanes how many
   */
  void power(Workspace space, int lanes) {
    transform(space, lanes);
    kernels.power(space.re, space.im, turns, space.lanes, lanes);
  }

  /**
   * Real parts: for a mirrored spectrum, this is the autocorrelation.
   *
   * @param space holds the signals, receives bins 0 to {@code size / 2 - 1} in {@code lanes}
   * @param lanes how many
   */
  void realParts(Workspace space, int lanes) {
    transform(space, lanes);
    kernels.realParts(space.re, space.im, turns, space.lanes, lanes);
  }

  /** Stages go in pairs; where their number is odd, the first one goes alone. */
  private void transform(Workspace space, int lanes) {
    int half = turns.half();
    int span = 2;
    if ((Integer.numberOfTrailingZeros(half) & 1) == 0) {
      kernels.firstStages(space.re, space.im, half, lanes);
      span = 4;
    } else {
      kernels.firstStage(space.re, space.im, half, lanes);
    }
    for (; span < half; span *= 4) {
      kernels.twoStages(space.re, space.im, turns, span, lanes);
    }
  }
}
