package io.remotemedia.plugins.resample;

import java.util.ArrayList;
import java.util.List;

/**
 * The steps of one ratio and quality: half-band filters do the coarse work at the high rate, one
 * sharp filter the rest near the low rate. Immutable; holds no coefficients.
 *
 * <p>The sharp filter may have a coarse step before it (or behind it, when the rate rises), which
 * brings the rate to 3/2 of the lower one, where the sharp one is a fast FIR. Of all combinations
 * the one with the least work is taken.
 *
 * @param ratio the whole ratio
 * @param stages the steps in their order, at least one
 */
record Conversion(Ratio ratio, List<StageDesign> stages) {
  /** The most coefficients of exact rows; beyond it rows are interpolated. */
  private static final int MOST_EXACT_COEFFICIENTS = 1 << 20;

  /** 768 to 1 is the steepest ratio there is. */
  private static final int MOST_HALVINGS = 9;

  /** What a step before the last leaves in the stop band adds up; this much is kept in reserve. */
  private static final double RESERVE = 3;

  static Conversion of(Ratio ratio, Quality quality) {
    Conversion best = null;
    for (int halvings = 0; halvings <= MOST_HALVINGS; halvings++) {
      Ratio rest =
          ratio.down() > ratio.up() ? ratio.times(1 << halvings, 1) : ratio.times(1, 1 << halvings);
      if (halvings > 0 && steepness(rest, ratio) <= 1) {
        break;
      }
      for (List<StageDesign> sharp : sharpSteps(ratio, rest, quality)) {
        Conversion candidate =
            new Conversion(ratio, withHalvings(ratio, rest, sharp, halvings, quality));
        best = best == null || candidate.cost() < best.cost() ? candidate : best;
      }
    }
    return best;
  }

  /**
   * How many frames of the higher rate one of the lower rate spans, in the direction of a whole.
   */
  private static double steepness(Ratio ratio, Ratio whole) {
    return whole.down() > whole.up()
        ? (double) ratio.down() / ratio.up()
        : (double) ratio.up() / ratio.down();
  }

  /** What may do the rest beside half-band filters, in the order of a falling rate. */
  private static List<List<StageDesign>> sharpSteps(Ratio whole, Ratio rest, Quality quality) {
    boolean down = whole.down() > whole.up();
    Ratio twoThirds = down ? new Ratio(2, 3) : new Ratio(3, 2);
    Ratio coarse = rest.times(twoThirds.down(), twoThirds.up());
    List<List<StageDesign>> choices = new ArrayList<>();
    choices.add(List.of(sharp(rest, quality)));
    if (steepness(coarse, whole) > 1) {
      // At 3/2 of the lower rate: half of the lower rate passes, what folds into that is stopped.
      LowPass filter =
          LowPass.of(
              2 / 3.0,
              4 / 3.0,
              quality.attenuation() + RESERVE,
              coarse.inputFramesPerLowerPeriod());
      StageDesign rows = ExactRows.of(coarse, filter);
      if (rows.coefficientCount() <= MOST_EXACT_COEFFICIENTS) {
        choices.add(List.of(rows, sharp(twoThirds, quality)));
      }
    }
    return choices;
  }

  private static List<StageDesign> withHalvings(
      Ratio whole, Ratio rest, List<StageDesign> sharp, int halvings, Quality quality) {
    boolean down = whole.down() > whole.up();
    List<StageDesign> falling = new ArrayList<>(sharp);
    // The rate between the steps, in units of the lower rate of the whole.
    double rate = steepness(rest, whole);
    for (int i = 0; i < halvings; i++) {
      // Half of the lower rate passes; what would fold into that band is stopped.
      HalfBand filter = HalfBand.of(quality.attenuation() + RESERVE, (rate - 1) / (2 * rate));
      falling.addFirst(down ? new HalfBandDown(filter) : new HalfBandUp(filter));
      rate *= 2;
    }
    return List.copyOf(down ? falling : falling.reversed());
  }

  private static StageDesign sharp(Ratio ratio, Quality quality) {
    LowPass filter = LowPass.sharp(quality, ratio.inputFramesPerLowerPeriod());
    StageDesign exact = ExactRows.of(ratio, filter);
    if (FastFir.fits(ratio)) {
      StageDesign fast = FastFir.of(ratio, filter);
      return fast.cost() < exact.cost() ? fast : exact;
    }
    if (exact.coefficientCount() <= MOST_EXACT_COEFFICIENTS) {
      return exact;
    }
    StageDesign interpolated = InterpolatedRows.of(ratio, filter, quality.oversampling());
    return exact.coefficientCount() <= interpolated.coefficientCount() ? exact : interpolated;
  }

  /** How many output frames are determined once so many input frames have arrived. */
  long outputsBy(long received) {
    long end = received;
    for (StageDesign stage : stages) {
      end = stage.end(end);
    }
    return Math.max(0, end);
  }

  /** Input frames that must have arrived beyond an output frame before it is computed, at most. */
  int latency() {
    double frames = 0;
    double inputFramesPerFrame = 1;
    for (StageDesign stage : stages) {
      frames += stage.latency() * inputFramesPerFrame;
      inputFramesPerFrame *= (double) stage.ratio().down() / stage.ratio().up();
    }
    return (int) Math.ceil(frames);
  }

  /** The first frame that each step receives; behind the last, what leaves: 0. */
  long[] firstFrames() {
    long[] first = new long[stages.size() + 1];
    for (int i = 0; i < stages.size() - 1; i++) {
      first[i + 1] = stages.get(i).firstOutput(first[i]);
    }
    return first;
  }

  /** Multiplications per input frame. */
  double cost() {
    double cost = 0;
    double framesPerInputFrame = 1;
    for (StageDesign stage : stages) {
      cost += stage.cost() * framesPerInputFrame;
      framesPerInputFrame *= (double) stage.ratio().up() / stage.ratio().down();
    }
    return cost;
  }
}
