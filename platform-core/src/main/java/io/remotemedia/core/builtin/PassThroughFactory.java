package io.remotemedia.core.builtin;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NoParameters;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.NodeInput;
import io.remotemedia.spi.NodeOutcome;
import io.remotemedia.spi.NodeOutput;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.SignalKind;
import java.util.List;

/** The node type {@code PassThrough}: audio out is audio in, the same buffers. */
public final class PassThroughFactory implements NodeFactory<NoParameters> {
  private static final NodeDescriptor DESCRIPTOR =
      NodeDescriptor.of("PassThrough", "1.0.0", "Passes audio on unchanged.")
          .documentation("Returns its input, bit for bit, in any format. Latency 0, no copy.")
          .takes(SignalKind.AUDIO)
          .emits(SignalKind.AUDIO)
          .example("Pass audio on", "{}", new AudioFormat(16_000, 1, SampleFormat.F32))
          .build();

  /** For the host. */
  public PassThroughFactory() {}

  @Override
  public NodeDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Class<NoParameters> parametersType() {
    return NoParameters.class;
  }

  @Override
  public NodePlan plan(NoParameters parameters, List<AudioFormat> inputs) {
    return NodePlan.sameFormat(inputs.getFirst());
  }

  @Override
  public Node create(NodeSetup<NoParameters> setup) {
    return new PassThrough();
  }

  /** Emits what it is given. */
  private static final class PassThrough implements Node {
    @Override
    public void open(NodeContext context) {}

    @Override
    public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
      AudioBuffer audio = input.audio();
      if (audio.frames() == 0) {
        return NodeOutcome.NEED_MORE;
      }
      output.emit(audio);
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
}
