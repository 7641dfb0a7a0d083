package io.remotemedia.benchmarks.node;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeInput;
import java.util.List;

/**
 * One audio input and no data.
 *
 * @param buffer the audio of the chunk
 */
public record BareInput(AudioBuffer buffer) implements NodeInput {
  @Override
  public int count() {
    return 1;
  }

  @Override
  public AudioBuffer audio(int index) {
    return buffer;
  }

  @Override
  public List<Object> data() {
    return List.of();
  }

  @Override
  public boolean discontinuity() {
    return false;
  }
}
