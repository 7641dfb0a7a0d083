package io.remotemedia.plugins.vad;

/** Takes a frame as speech when its RMS exceeds a threshold. */
final class EnergyClassifier implements FrameClassifier {
  private final int frameMillis;
  private final double threshold;
  private final SegmentTracker tracker;
  private long frames;

  EnergyClassifier(int frameMillis, double threshold, SegmentTracker tracker) {
    this.frameMillis = frameMillis;
    this.threshold = threshold;
    this.tracker = tracker;
  }

  @Override
  public int blockMillis() {
    return frameMillis;
  }

  @Override
  public void block(float[] samples, int count) {
    frames++;
    decide(samples, count, frames * frameMillis);
  }

  @Override
  public void decide() {}

  @Override
  public void finish(float[] samples, int count, long endMillis) {
    if (count > 0) {
      decide(samples, count, endMillis);
    }
  }

  @Override
  public void reset() {
    frames = 0;
  }

  private void decide(float[] samples, int count, long endMillis) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += (double) samples[i] * samples[i];
    }
    double power = sum / count;
    boolean speech = Math.sqrt(power) > threshold;
    // One half at the threshold; a power of 0 is no speech whatever the threshold.
    double confidence = power == 0 ? 0 : power / (power + threshold * threshold);
    tracker.frame(confidence, speech, speech, endMillis);
  }
}
