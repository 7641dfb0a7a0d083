package io.remotemedia.core.execution;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeInput;
import java.util.List;

/** The settled inputs of one node in one chunk. */
record ChunkInput(List<AudioBuffer> buffers, List<Object> data, boolean discontinuity)
    implements NodeInput {
  @Override
  public int count() {
    return buffers.size();
  }

  @Override
  public AudioBuffer audio(int index) {
    return buffers.get(index);
  }

  long samples() {
    long samples = 0;
    for (AudioBuffer buffer : buffers) {
      samples += buffer.sampleCount();
    }
    return samples;
  }

  long frames() {
    long frames = 0;
    for (AudioBuffer buffer : buffers) {
      frames = Math.max(frames, buffer.frames());
    }
    return frames;
  }
}
