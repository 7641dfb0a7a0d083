package io.remotemedia.testkit;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeOutput;
import io.remotemedia.spi.NodePlan;
import java.util.ArrayList;
import java.util.List;

/** Collects what a node emits in one call and checks it against the plan. */
final class HarnessOutput implements NodeOutput {
  private final NodePlan plan;
  private final long inputFrames;
  private final List<AudioBuffer> audio = new ArrayList<>();
  private final List<Object> data = new ArrayList<>();
  private long frames;

  HarnessOutput(NodePlan plan, long inputFrames) {
    this.plan = plan;
    this.inputFrames = inputFrames;
  }

  AudioBuffer audio() {
    return audio.isEmpty() ? null : AudioBuffer.concat(audio);
  }

  List<Object> data() {
    return data;
  }

  @Override
  public void emit(AudioBuffer buffer) {
    if (!buffer.format().equals(plan.output())) {
      throw new AssertionError("emitted %s, planned %s".formatted(buffer.format(), plan.output()));
    }
    frames += buffer.frames();
    long bound = plan.bound().frames(inputFrames);
    if (frames > bound) {
      throw new AssertionError(
          "emitted %d frames for %d, the plan's bound is %d".formatted(frames, inputFrames, bound));
    }
    audio.add(buffer);
  }

  @Override
  public void emitData(Object value) {
    data.add(value);
  }
}
