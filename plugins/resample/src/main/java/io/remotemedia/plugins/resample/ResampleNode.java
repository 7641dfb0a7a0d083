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
import java.util.ArrayList;
import java.util.List;

/**
 * Converts the rate: feeds chunks block by block through the steps of each channel.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class ResampleNode<A> implements Node {
  private final Conversion conversion;
  private final Quality quality;
  private final AudioFormat outputFormat;
  private final Precision<A> precision;
  private final WorkSize size;

  private NodeContext context;

  /** One for each channel. */
  private List<Conveyor<A>> channels = List.of();

  private long received;
  private long emitted;

  ResampleNode(
      Conversion conversion, Quality quality, AudioFormat outputFormat, Precision<A> precision) {
    this.conversion = conversion;
    this.quality = quality;
    this.outputFormat = outputFormat;
    this.precision = precision;
    this.size = WorkSize.of(conversion);
  }

  @Override
  public void open(NodeContext context) {
    this.context = context;
    channels = new ArrayList<>();
    for (int channel = 0; channel < outputFormat.channels(); channel++) {
      channels.add(FilterTables.SHARED.take(conversion, quality, precision));
    }
  }

  @Override
  public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
    AudioBuffer chunk = input.audio();
    WritableAudioBuffer target =
        allocate(conversion.outputsBy(received + chunk.frames()) - emitted);
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
    long total = conversion.ratio().outputFrames(received + chunk.frames());
    WritableAudioBuffer target = allocate(total - emitted);
    int written = take(chunk, target);
    while (emitted < total) {
      written = takeSilence(target, written);
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
    channels.forEach(Conveyor::reset);
  }

  @Override
  public void close() {
    for (Conveyor<A> conveyor : channels) {
      FilterTables.SHARED.giveBack(conversion, quality, precision, conveyor);
    }
    channels = List.of();
  }

  private WritableAudioBuffer allocate(long frames) throws NodeException {
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
      int produced = 0;
      for (int channel = 0; channel < channels.size(); channel++) {
        context.checkCancelled();
        int ready = channels.get(channel).take(chunk, channel, from, count);
        produced = write(channel, ready, target, written);
      }
      written += advance(count, produced);
    }
    return written;
  }

  /** As much silence as brings the rest out, in blocks. */
  private int takeSilence(WritableAudioBuffer target, int written) throws NodeException {
    int count = Math.min(size.blockFrames(), conversion.latency() + 1);
    int produced = 0;
    for (int channel = 0; channel < channels.size(); channel++) {
      context.checkCancelled();
      int ready = channels.get(channel).takeSilence(count);
      produced = write(channel, ready, target, written);
    }
    return written + advance(count, produced);
  }

  /** Silence after the end brings more out than belongs to the run: that is left out. */
  private int write(int channel, int ready, WritableAudioBuffer target, int written)
      throws NodeException {
    int count = Math.min(ready, target.frames() - written);
    channels.get(channel).write(target, channel, written, count);
    return count;
  }

  private int advance(int count, int produced) {
    received += count;
    emitted += produced;
    return produced;
  }
}
