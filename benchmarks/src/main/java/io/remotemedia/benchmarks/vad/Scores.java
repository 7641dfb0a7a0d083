package io.remotemedia.benchmarks.vad;

import java.util.Arrays;
import java.util.Comparator;

/** The scores of all detectors over the same scenes. */
final class Scores {
  private final Score product = new Score();
  private final Score[] webRtc = new Score[WebRtcDetector.MODES];

  Scores() {
    Arrays.setAll(webRtc, mode -> new Score());
  }

  Score product() {
    return product;
  }

  Score webRtc(int mode) {
    return webRtc[mode];
  }

  /** The area under the lines between the modes of a detector without probabilities. */
  double webRtcArea() {
    double[][] points = new double[WebRtcDetector.MODES + 2][];
    points[0] = new double[] {0, 0};
    for (int mode = 0; mode < WebRtcDetector.MODES; mode++) {
      points[mode + 1] = new double[] {webRtc[mode].falsePositives(), webRtc[mode].truePositives()};
    }
    points[WebRtcDetector.MODES + 1] = new double[] {1, 1};
    Arrays.sort(points, Comparator.comparingDouble((double[] p) -> p[0] + p[1]));
    return Score.area(points);
  }
}
