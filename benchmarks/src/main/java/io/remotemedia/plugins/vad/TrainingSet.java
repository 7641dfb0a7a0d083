package io.remotemedia.plugins.vad;

import io.remotemedia.benchmarks.vad.corpus.Rates;
import io.remotemedia.benchmarks.vad.corpus.Scene;
import io.remotemedia.spi.NodeException;
import java.util.Arrays;

/** What the model hears of scenes, hop after hop, beside what it should say. */
final class TrainingSet {
  private float[] inputs = new float[1 << 16];
  private boolean[] speech = new boolean[1 << 10];
  private int size;

  /**
   * Adds a scene, heard as the node hears it.
   *
   * @param scene the scene
   * @param rate the rate at which it arrives, Hz
   */
  void add(Scene scene, int rate) throws NodeException {
    float[] samples = Rates.change(scene.samples(), Scene.RATE, rate);
    BlockClock clock = new BlockClock(rate, AdaptiveClassifier.HOP_MILLIS);
    float[] block = new float[clock.longestBlock()];
    HopAnalysis analysis = new HopAnalysis(KernelChoice.fastest(), rate, block.length);
    HopListener listener = new HopListener(scene.active());
    int at = 0;
    while (at + clock.blockLength() <= samples.length) {
      System.arraycopy(samples, at, block, 0, clock.blockLength());
      at += clock.blockLength();
      if (!analysis.hear(block, clock.blockLength())) {
        listener.hopsBeforeFirstWindow++;
      } else if (analysis.batchIsFull()) {
        analysis.analyse(listener);
      }
      clock.nextBlock();
    }
    analysis.analyse(listener);
  }

  /** Puts the hops of one scene beside their labels. */
  private final class HopListener implements HopAnalysis.Sink {
    private final FeatureContext context = new FeatureContext();
    private final boolean[] active;
    private int hopsBeforeFirstWindow;
    private int described;

    private HopListener(boolean[] active) {
      this.active = active;
    }

    @Override
    public void hop(float[] features) {
      for (; hopsBeforeFirstWindow >= 0; hopsBeforeFirstWindow--) {
        context.add(features);
        if (context.waiting() > FeatureContext.LOOK_AHEAD) {
          addHop(context, active[described++]);
        }
      }
      hopsBeforeFirstWindow = 0;
    }
  }

  private void addHop(FeatureContext context, boolean active) {
    if ((size + 1) * FeatureContext.INPUTS > inputs.length) {
      inputs = Arrays.copyOf(inputs, inputs.length * 3 / 2);
    }
    if (size == speech.length) {
      speech = Arrays.copyOf(speech, 2 * size);
    }
    float[] described = new float[FeatureContext.INPUTS];
    context.describeNext(described);
    System.arraycopy(described, 0, inputs, size * FeatureContext.INPUTS, FeatureContext.INPUTS);
    speech[size++] = active;
  }

  int size() {
    return size;
  }

  float[] inputs() {
    return inputs;
  }

  boolean speech(int hop) {
    return speech[hop];
  }
}
