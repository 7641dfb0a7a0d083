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
  private final HopAnalysis.Sink hopSink = this::addHop;
  private final FeatureContext context = new FeatureContext();
  private final SpeechModel model;
  private final float[] inputs = new float[FeatureContext.INPUTS];
  private int hopsBeforeFirstWindow;
  private int hopsInFrame;
  private double frameSum;
  private long frames;

  AdaptiveClassifier(
      VadParameters parameters, Kernels kernels, HopAnalysis analysis, SegmentTracker tracker) {
    this.onset = parameters.onsetThreshold();
    this.release = parameters.releaseThreshold();
    this.hopsPerFrame = parameters.frameDurationMs() / HOP_MILLIS;
    this.analysis = analysis;
    this.tracker = tracker;
    this.model = new SpeechModel(kernels, SpeechModelFile.shipped());
  }

  @Override
  public int blockMillis() {
    return HOP_MILLIS;
  }

  @Override
  public void block(float[] samples, int count) {
    if (!analysis.hear(samples, count)) {
      hopsBeforeFirstWindow++;
    } else if (analysis.batchIsFull()) {
      analysis.analyse(hopSink);
    }
  }

  @Override
  public void decide() {
    analysis.analyse(hopSink);
  }

  @Override
  public void finish(float[] samples, int count, long endMillis) {
    if (count > 0 && !analysis.hear(samples, count)) {
      hopsBeforeFirstWindow++;
    }
    decide();
    if (hopsBeforeFirstWindow > 0) {
      // Audio that is shorter than a window is judged by what there is.
      hopsBeforeFirstWindow--;
      analysis.addPartialWindow();
      decide();
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
  private void addHop(float[] features) {
    for (; hopsBeforeFirstWindow > 0; hopsBeforeFirstWindow--) {
      addToContext(features);
    }
    addToContext(features);
  }

  private void addToContext(float[] features) {
    context.add(features);
    while (context.waiting() > FeatureContext.LOOK_AHEAD) {
      judgeHop();
    }
  }

  private void judgeHop() {
    judge();
    if (hopsInFrame == hopsPerFrame) {
      decideFrame((frames + 1) * hopsPerFrame * HOP_MILLIS);
    }
  }

  private void finishLastHop(long endMillis) {
    if (context.waiting() > 0) {
      judge();
    }
    if (hopsInFrame > 0) {
      decideFrame(endMillis);
    }
  }

  private void judge() {
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
