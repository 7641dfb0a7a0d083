package io.remotemedia.testkit;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeInput;
import java.util.List;

/** One chunk on one input. */
record HarnessInput(AudioBuffer chunk, List<Object> data, boolean discontinuity)
    implements NodeInput {
  @Override
  public int count() {
    return 1;
  }

  @Override
  public AudioBuffer audio(int index) {
    if (index != 0) {
      throw new IndexOutOfBoundsException(index);
    }
    return chunk;
  }
}
