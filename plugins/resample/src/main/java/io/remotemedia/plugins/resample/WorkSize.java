package io.remotemedia.plugins.resample;

import java.util.List;

/**
 * How much passes through the steps at a time. Chunks of any length pass in blocks, so that what
 * the steps work on stays in the processor's caches and buffers stay small.
 *
 * @param frames the most frames that enter each step at a time; the last number is what leaves
 */
record WorkSize(int[] frames) {
  private static final int TARGET = 4_096;
  private static final int LONGEST = 4 * TARGET;
  private static final int FEWEST = 16;

  static WorkSize of(Conversion conversion) {
    return new WorkSize(frames(conversion, block(conversion)));
  }

  /** The frames that enter each step, and leave, when so many enter the first. */
  static int[] frames(Conversion conversion, int block) {
    List<StageDesign> stages = conversion.stages();
    int[] frames = new int[stages.size() + 1];
    frames[0] = block;
    for (int i = 0; i < stages.size(); i++) {
      StageDesign stage = stages.get(i);
      // The first block lets the frames before the first one out at once, too.
      long atOnce = stage.ratio().outputFrames(frames[i] + 2L * stage.latency());
      frames[i + 1] = Math.toIntExact(atOnce + 2L * stage.granularity());
    }
    return frames;
  }

  /** A multiple of what the sharp step likes, near the target at the higher of the two rates. */
  private static int block(Conversion conversion) {
    long quantum = 1;
    double perInputFrame = 1;
    for (StageDesign stage : conversion.stages()) {
      long own = Math.round(Math.ceil(stage.quantum() / perInputFrame));
      quantum = Math.max(quantum, own);
      perInputFrame *= (double) stage.ratio().up() / stage.ratio().down();
    }
    double expansion = Math.max(1, perInputFrame);
    long times = Math.max(1, Math.round(TARGET / expansion / quantum));
    double frames = Math.min(quantum * times, LONGEST / expansion);
    return (int) Math.max(FEWEST, frames);
  }

  /** Input frames per block. */
  int blockFrames() {
    return frames[0];
  }

  /** Numbers that one channel's steps hold, and the arrays between them. */
  long numbers(Conversion conversion) {
    long numbers = 0;
    for (int i = 0; i < frames.length; i++) {
      numbers += i > 0 ? frames[i] + Arithmetic.SLACK : 0;
      numbers += i < frames.length - 1 ? conversion.stages().get(i).memory(frames[i]) : 0;
    }
    return numbers;
  }
}
