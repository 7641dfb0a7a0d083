package io.remotemedia.core.testing;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeInput;
import io.remotemedia.spi.NodeOutcome;
import io.remotemedia.spi.NodeOutput;
import io.remotemedia.spi.NodeSetup;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.Map;

/** Emits silence as long as its plan says, and a data value when it is asked to. */
final class TestNode implements Node {
  private final NodeSetup<?> setup;
  private final boolean emitsData;
  private NodeContext context;

  TestNode(NodeSetup<?> setup, boolean emitsData) {
    this.setup = setup;
    this.emitsData = emitsData;
  }

  @Override
  public void open(NodeContext opened) {
    context = opened;
  }

  @Override
  public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
    AudioFormat format = setup.plan().output();
    if (format != null && !setup.inputs().isEmpty()) {
      long in = input.audio().frames();
      int out = (int) (in * format.sampleRate() / setup.inputs().getFirst().sampleRate());
      if (out > 0) {
        WritableAudioBuffer buffer = context.allocate(format, out);
        output.emit(buffer.freeze());
      }
    }
    if (emitsData) {
      output.emitData(Map.of("seen", true));
    }
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
