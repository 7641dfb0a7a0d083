package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeInput;
import io.remotemedia.spi.NodeOutcome;
import io.remotemedia.spi.NodeOutput;
import io.remotemedia.spi.WritableAudioBuffer;

/** Cuts each chunk into blocks and converts them. */
final class AudioFormatConverter implements Node {
  private final ConversionDesign design;
  private NodeContext context;
  private BlockConversion conversion;
  private long position;

  AudioFormatConverter(ConversionDesign design) {
    this.design = design;
  }

  @Override
  public void open(NodeContext context) {
    this.context = context;
    this.conversion = design.changesNothing() ? null : design.build();
  }

  @Override
  public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
    AudioBuffer in = input.audio();
    if (in.frames() == 0) {
      return NodeOutcome.NEED_MORE;
    }
    output.emit(conversion == null ? in : convert(in));
    position += in.frames();
    return NodeOutcome.PRODUCED;
  }

  private AudioBuffer convert(AudioBuffer in) throws NodeException {
    WritableAudioBuffer out = context.allocate(design.output(), in.frames());
    int at = 0;
    while (at < in.frames()) {
      context.checkCancelled();
      int frames = Math.min(conversion.blockFrames(), in.frames() - at);
      conversion.convert(in, at, frames, position + at, out);
      at += frames;
    }
    return out.freeze();
  }

  @Override
  public NodeOutcome flush(NodeInput input, NodeOutput output) throws NodeException {
    process(input, output);
    return NodeOutcome.DONE;
  }

  @Override
  public void reset() {
    position = 0;
    if (conversion != null) {
      conversion.reset();
    }
  }

  @Override
  public void close() {
    conversion = null;
    context = null;
  }
}
