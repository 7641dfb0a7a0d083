package io.remotemedia.plugins.resample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The steps of one ratio and quality: half-band filters do the coarse work at the high rate, one
 * sharp filter the rest near the low rate. Immutable; holds no coefficients.
 *
 * <p>Of all numbers of half-band steps the one with the fewest multiplications is taken.
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
      Ratio sharp =
          ratio.down() > ratio.up() ? ratio.times(1 << halvings, 1) : ratio.times(1, 1 << halvings);
      boolean overshoots =
          ratio.down() > ratio.up() ? sharp.down() <= sharp.up() : sharp.up() <= sharp.down();
      if (halvings > 0 && overshoots) {
        break;
      }
      Conversion candidate = new Conversion(ratio, stages(ratio, sharp, halvings, quality));
      best = best == null || candidate.cost() < best.cost() ? candidate : best;
    }
    return best;
  }

  private static List<StageDesign> stages(Ratio whole, Ratio sharp, int halvings, Quality quality) {
    boolean down = whole.down() > whole.up();
    List<StageDesign> stages = new ArrayList<>();
    stages.add(sharp(sharp, quality));
    // The rate between the steps, in units of the lower rate of the whole.
    double rate = down ? (double) sharp.down() / sharp.up() : (double) sharp.up() / sharp.down();
    for (int i = 0; i < halvings; i++) {
      // Half of the lower rate passes; what would fold into that band is stopped.
      HalfBand filter = HalfBand.of(quality.attenuation() + RESERVE, (rate - 1) / (2 * rate));
      stages.add(down ? new HalfBandDown(filter) : new HalfBandUp(filter));
      rate *= 2;
    }
    if (down) {
      Collections.reverse(stages);
    }
    return List.copyOf(stages);
  }

  private static StageDesign sharp(Ratio ratio, Quality quality) {
    LowPass filter = LowPass.of(quality, ratio.inputFramesPerLowerPeriod());
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
