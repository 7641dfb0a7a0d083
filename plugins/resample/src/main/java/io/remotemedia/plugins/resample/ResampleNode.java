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

  /** The steps of each channel. */
  private List<List<Stage<A>>> channels = List.of();

  /** What enters each step, and behind the last, what leaves; one channel at a time. */
  private List<A> passing = List.of();

  /** How many input frames {@link #passing} is made for: grows to the largest block. */
  private int capacity;

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
    List<A> coefficients = FilterTables.SHARED.get(conversion, quality, precision);
    channels = new ArrayList<>();
    for (int channel = 0; channel < outputFormat.channels(); channel++) {
      channels.add(steps(coefficients));
    }
    reset();
  }

  private List<Stage<A>> steps(List<A> coefficients) {
    long[] first = conversion.firstFrames();
    List<Stage<A>> steps = new ArrayList<>();
    for (int i = 0; i < coefficients.size(); i++) {
      StageDesign design = conversion.stages().get(i);
      steps.add(design.start(precision.arithmetic(), coefficients.get(i), first[i], first[i + 1]));
    }
    return steps;
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
    channels.forEach(steps -> steps.forEach(Stage::reset));
  }

  @Override
  public void close() {
    channels = List.of();
    passing = List.of();
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
      reserve(count);
      int produced = 0;
      for (int channel = 0; channel < channels.size(); channel++) {
        precision.arithmetic().read(chunk, channel, from, count, passing.getFirst(), 0);
        produced = convert(channel, count, target, written);
      }
      written += advance(count, produced);
    }
    return written;
  }

  /** As much silence as brings the rest out, in blocks. */
  private int takeSilence(WritableAudioBuffer target, int written) throws NodeException {
    int count = Math.min(size.blockFrames(), conversion.latency() + 1);
    reserve(count);
    int produced = 0;
    for (int channel = 0; channel < channels.size(); channel++) {
      precision.arithmetic().clear(passing.getFirst(), 0, count);
      produced = convert(channel, count, target, written);
    }
    return written + advance(count, produced);
  }

  /** Passes a block through the steps of one channel; returns the frames that were written. */
  private int convert(int channel, int count, WritableAudioBuffer target, int written)
      throws NodeException {
    context.checkCancelled();
    List<Stage<A>> steps = channels.get(channel);
    int passed = count;
    for (int i = 0; i < steps.size(); i++) {
      passed = steps.get(i).process(passing.get(i), passed, passing.get(i + 1));
    }
    int wanted = Math.min(passed, target.frames() - written);
    precision.arithmetic().write(passing.getLast(), 0, target, channel, written, wanted);
    return wanted;
  }

  private int advance(int count, int produced) {
    received += count;
    emitted += produced;
    return produced;
  }

  private void reserve(int count) {
    if (count <= capacity) {
      return;
    }
    List<A> larger = new ArrayList<>();
    for (int frames : size.scaledTo(conversion, count)) {
      larger.add(precision.arithmetic().allocate(frames));
    }
    passing = larger;
    capacity = count;
  }
}
