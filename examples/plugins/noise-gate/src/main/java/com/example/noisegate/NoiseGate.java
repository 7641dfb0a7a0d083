package com.example.noisegate;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeInput;
import io.remotemedia.spi.NodeOutcome;
import io.remotemedia.spi.NodeOutput;
import io.remotemedia.spi.WritableAudioBuffer;
import java.nio.FloatBuffer;

/** A gate. What it does to a frame depends on the frames before it, never on the chunks. */
final class NoiseGate implements Node {
  private static final double DB_PER_DECADE = 20;

  private final float threshold;
  private final long holdFrames;
  private final int channels;
  private NodeContext context;
  private long openFrames;

  NoiseGate(NoiseGateParameters parameters, AudioFormat format) {
    this.threshold = (float) Math.pow(10, parameters.thresholdDb() / DB_PER_DECADE);
    this.holdFrames = (long) parameters.holdMs() * format.sampleRate() / 1000;
    this.channels = format.channels();
  }

  @Override
  public void open(NodeContext lent) {
    context = lent;
  }

  @Override
  public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
    AudioBuffer audio = input.audio();
    if (audio.frames() == 0) {
      return NodeOutcome.NEED_MORE;
    }
    context.checkCancelled();
    WritableAudioBuffer gated = context.allocate(audio.format(), audio.frames());
    gate(audio.floats(), gated.floats(), audio.frames());
    output.emit(gated.freeze());
    return NodeOutcome.PRODUCED;
  }

  private void gate(FloatBuffer in, float[] out, int frames) {
    for (int frame = 0; frame < frames; frame++) {
      int at = frame * channels;
      if (peak(in, at) >= threshold) {
        openFrames = holdFrames + 1;
      }
      if (openFrames > 0) {
        openFrames--;
        for (int channel = 0; channel < channels; channel++) {
          out[at + channel] = in.get(at + channel);
        }
      }
    }
  }

  private float peak(FloatBuffer in, int at) {
    float peak = 0;
    for (int channel = 0; channel < channels; channel++) {
      peak = Math.max(peak, Math.abs(in.get(at + channel)));
    }
    return peak;
  }

  @Override
  public NodeOutcome flush(NodeInput input, NodeOutput output) throws NodeException {
    process(input, output);
    return NodeOutcome.DONE;
  }

  @Override
  public void reset() {
    openFrames = 0;
  }

  @Override
  public void close() {
    context = null;
  }
}
