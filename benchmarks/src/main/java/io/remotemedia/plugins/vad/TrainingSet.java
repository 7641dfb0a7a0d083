package io.remotemedia.plugins.vad;

import io.remotemedia.benchmarks.vad.corpus.Scene;
import java.util.Arrays;

/** What the model hears of scenes, hop after hop, beside what it should say. */
final class TrainingSet {
  private float[] inputs = new float[1 << 16];
  private boolean[] speech = new boolean[1 << 10];
  private int size;

  /** Adds a scene, heard as the node hears it. */
  void add(Scene scene) {
    FeatureContext context = new FeatureContext();
    HopAnalysis analysis = new HopAnalysis(KernelChoice.fastest(), Scene.RATE, Scene.FRAME);
    float[] block = new float[Scene.FRAME];
    int hops = scene.active().length;
    int[] described = new int[1];
    int[] early = new int[1];
    HopAnalysis.Sink sink =
        features -> {
          for (int i = 0; i <= early[0]; i++) {
            context.add(features);
            if (context.waiting() > FeatureContext.LOOK_AHEAD) {
              addHop(context, scene.active()[described[0]++]);
            }
          }
          early[0] = 0;
        };
    for (int hop = 0; hop < hops; hop++) {
      System.arraycopy(scene.samples(), hop * Scene.FRAME, block, 0, Scene.FRAME);
      if (!analysis.hear(block, Scene.FRAME)) {
        early[0]++;
      } else if (analysis.batchIsFull()) {
        analysis.analyse(sink);
      }
    }
    analysis.analyse(sink);
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
