package io.remotemedia.plugins.vad;

/**
 * Takes a frame as speech when a small statistical model says so, which hears the features of hops
 * of 10 ms and of their neighbours on both sides.
 */
final class AdaptiveClassifier implements FrameClassifier {
  /** The hop of the analysis; frames are a whole number of hops. */
  static final int HOP_MILLIS = 10;

  private final double onset;
  private final double release;
  private final int hopsPerFrame;
  private final SegmentTracker tracker;
  private final HopAnalysis analysis;
  private final FeatureContext context = new FeatureContext();
  private final SpeechModel model = new SpeechModel();
  private final float[] features = new float[SpeechFeatures.COUNT];
  private final float[] inputs = new float[FeatureContext.INPUTS];
  private int hopsBeforeFirstWindow;
  private int hopsInFrame;
  private double frameSum;
  private long frames;

  AdaptiveClassifier(VadParameters parameters, HopAnalysis analysis, SegmentTracker tracker) {
    this.onset = parameters.onsetThreshold();
    this.release = parameters.releaseThreshold();
    this.hopsPerFrame = parameters.frameDurationMs() / HOP_MILLIS;
    this.analysis = analysis;
    this.tracker = tracker;
  }

  @Override
  public int blockMillis() {
    return HOP_MILLIS;
  }

  @Override
  public void block(float[] samples, int count) {
    hopsBeforeFirstWindow++;
    if (analysis.hear(samples, count)) {
      measure();
    }
    while (context.waiting() > FeatureContext.LOOK_AHEAD) {
      judgeHop();
    }
  }

  @Override
  public void finish(float[] samples, int count, long endMillis) {
    if (count > 0) {
      hopsBeforeFirstWindow++;
      analysis.hear(samples, count);
    }
    if (hopsBeforeFirstWindow > 0) {
      measure();
    }
    while (context.waiting() > 1) {
      judgeHop();
    }
    finishLastHop(endMillis);
  }

  @Override
  public void reset() {
    analysis.reset();
    context.reset();
    hopsBeforeFirstWindow = 0;
    hopsInFrame = 0;
    frameSum = 0;
    frames = 0;
  }

  /** The first spectrum stands for the hops that filled its window, too. */
  private void measure() {
    analysis.measure(features);
    for (; hopsBeforeFirstWindow > 0; hopsBeforeFirstWindow--) {
      context.add(features);
    }
  }

  private void judgeHop() {
    addHop();
    if (hopsInFrame == hopsPerFrame) {
      decideFrame((frames + 1) * hopsPerFrame * HOP_MILLIS);
    }
  }

  private void finishLastHop(long endMillis) {
    if (context.waiting() > 0) {
      addHop();
    }
    if (hopsInFrame > 0) {
      decideFrame(endMillis);
    }
  }

  private void addHop() {
    context.describeNext(inputs);
    frameSum += model.probability(inputs);
    hopsInFrame++;
  }

  private void decideFrame(long endMillis) {
    double confidence = frameSum / hopsInFrame;
    tracker.frame(confidence, confidence >= onset, confidence >= release, endMillis);
    frames++;
    frameSum = 0;
    hopsInFrame = 0;
  }
}
