package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeInput;
import io.remotemedia.spi.NodeOutcome;
import io.remotemedia.spi.NodeOutput;
import io.remotemedia.spi.WritableAudioBuffer;

/** Converts the rate: feeds chunks block by block into one lane per channel. */
final class ResampleNode implements Node {
  private final Ratio ratio;
  private final Quality quality;
  private final AudioFormat outputFormat;
  private final FloatKernel kernel;

  private NodeContext context;
  private Layout layout;
  private WorkSize size;
  private Lane[] lanes = {};

  /** Input frame at index 0 of the window buffers; negative while silence precedes the run. */
  private long origin;

  private int filled;
  private long received;
  private long emitted;

  ResampleNode(Ratio ratio, Quality quality, AudioFormat outputFormat, FloatKernel kernel) {
    this.ratio = ratio;
    this.quality = quality;
    this.outputFormat = outputFormat;
    this.kernel = kernel;
  }

  @Override
  public void open(NodeContext context) {
    this.context = context;
    Precision precision = Precision.of(outputFormat.sampleFormat(), quality, ratio);
    FilterTable table = FilterTables.SHARED.get(ratio, quality, precision);
    layout = table.layout();
    size = WorkSize.of(layout);
    lanes = new Lane[outputFormat.channels()];
    for (int channel = 0; channel < lanes.length; channel++) {
      lanes[channel] =
          switch (precision) {
            case SINGLE -> new FloatLane(kernel, table, size);
            case DOUBLE -> new DoubleLane(table, size);
          };
    }
    reset();
  }

  @Override
  public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
    AudioBuffer chunk = input.audio();
    WritableAudioBuffer target = allocate(layout.outputsBy(received + chunk.frames()));
    int written = take(chunk, target);
    if (written == 0) {
      return NodeOutcome.NEED_MORE;
    }
    output.emit(target.freeze());
    return NodeOutcome.PRODUCED;
  }

  @Override
  public NodeOutcome flush(NodeInput input, NodeOutput output) throws NodeException {
    AudioBuffer chunk = input.audio();
    long total = ratio.outputFrames(received + chunk.frames());
    WritableAudioBuffer target = allocate(total);
    int written = take(chunk, target);
    while (emitted < total) {
      appendSilence();
      written = compute(Math.min(total, layout.outputsBy(received)), target, written);
    }
    if (written > 0) {
      output.emit(target.freeze());
    }
    return NodeOutcome.DONE;
  }

  @Override
  public void reset() {
    received = 0;
    emitted = 0;
    origin = layout.windowStart(0);
    filled = (int) -origin;
    for (Lane lane : lanes) {
      lane.appendSilence(filled, 0);
    }
  }

  @Override
  public void close() {
    lanes = new Lane[0];
  }

  private WritableAudioBuffer allocate(long outputs) throws NodeException {
    long frames = outputs - emitted;
    if (frames * outputFormat.channels() > Integer.MAX_VALUE - 8) {
      throw new NodeException(
          NodeErrorCode.RESOURCE_LIMIT,
          "%d output frames of %s do not fit into one buffer; send the audio in smaller chunks"
              .formatted(frames, outputFormat));
    }
    return context.allocate(outputFormat, (int) frames);
  }

  private int take(AudioBuffer chunk, WritableAudioBuffer target) throws NodeException {
    int written = 0;
    int frames = chunk.frames();
    for (int from = 0; from < frames; from += size.blockFrames()) {
      int count = Math.min(size.blockFrames(), frames - from);
      for (int channel = 0; channel < lanes.length; channel++) {
        lanes[channel].append(chunk, channel, from, count, filled);
      }
      advance(count);
      written = compute(layout.outputsBy(received), target, written);
    }
    return written;
  }

  private void appendSilence() {
    for (Lane lane : lanes) {
      lane.appendSilence(size.blockFrames(), filled);
    }
    advance(size.blockFrames());
  }

  private void advance(int frames) {
    filled += frames;
    received += frames;
  }

  /** Computes outputs up to one, and returns how many the target holds then. */
  private int compute(long until, WritableAudioBuffer target, int written) throws NodeException {
    int count = (int) (until - emitted);
    if (count == 0) {
      return written;
    }
    for (int channel = 0; channel < lanes.length; channel++) {
      context.checkCancelled();
      layout.run(emitted, until, origin, lanes[channel]);
      lanes[channel].write(target, channel, written, count);
    }
    emitted = until;
    discardUsed();
    return written + count;
  }

  private void discardUsed() {
    long next = layout.windowStart(emitted);
    int dropped = (int) (next - origin);
    int kept = filled - dropped;
    for (Lane lane : lanes) {
      lane.discard(dropped, kept);
    }
    origin = next;
    filled = kept;
  }
}
