package io.remotemedia.benchmarks.node;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeOutput;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a node emits. */
public final class BareOutput implements NodeOutput {
  private final List<AudioBuffer> buffers = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /** Creates an empty output. */
  public BareOutput() {}

  @Override
  public void emit(AudioBuffer audio) {
    buffers.add(audio);
  }

  @Override
  public void emitData(Object value) {
    values.add(value);
  }

  /**
   * The audio.
   *
   * @return all emitted buffers joined
   * @throws IllegalArgumentException when there are none
   */
  public AudioBuffer audio() {
    return AudioBuffer.concat(buffers);
  }

  /**
   * The data values, in order.
   *
   * @return the values, not copied
   */
  public List<Object> data() {
    return values;
  }

  /** Forgets everything, for the next use. */
  public void clear() {
    buffers.clear();
    values.clear();
  }
}
