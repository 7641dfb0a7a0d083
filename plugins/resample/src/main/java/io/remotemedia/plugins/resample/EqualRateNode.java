package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeInput;
import io.remotemedia.spi.NodeOutcome;
import io.remotemedia.spi.NodeOutput;

/** Passes audio on that has the target rate already, sharing its samples. */
final class EqualRateNode implements Node {
  @Override
  public void open(NodeContext context) {}

  @Override
  public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
    AudioBuffer chunk = input.audio();
    if (chunk.frames() == 0) {
      return NodeOutcome.NEED_MORE;
    }
    output.emit(chunk);
    return NodeOutcome.PRODUCED;
  }

  @Override
  public NodeOutcome flush(NodeInput input, NodeOutput output) throws NodeException {
    process(input, output);
    return NodeOutcome.DONE;
  }

  @Override
  public void reset() {}

  @Override
  public void close() {}
}
