package io.remotemedia.plugins.vad;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeContext;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeInput;
import io.remotemedia.spi.NodeOutcome;
import io.remotemedia.spi.NodeOutput;
import io.remotemedia.spi.NodeSetup;

/** Finds speech in one stream of audio. The audio passes through untouched. */
final class VadNode implements Node {
  /** Well under 10 ms of work, whatever rate and channel count. */
  private static final int SAMPLES_PER_CANCEL_CHECK = 1 << 16;

  private final VadParameters parameters;
  private final AudioFormat format;
  private final boolean emitsAudio;
  private NodeContext context;
  private ChunkReport report;
  private SegmentTracker tracker;
  private FrameClassifier classifier;
  private ChannelMean mean;
  private BlockClock clock;
  private float[] block;
  private int inBlock;
  private long samplesSinceCheck;
  private boolean answered;

  VadNode(NodeSetup<VadParameters> setup) {
    parameters = setup.parameters();
    format = setup.inputs().getFirst();
    emitsAudio = setup.audioConsumed() && (!setup.terminal() || parameters.emitAudio());
  }

  @Override
  public void open(NodeContext lent) {
    context = lent;
    report = new ChunkReport(parameters.frameDurationMs(), parameters.reportFrames());
    tracker = new SegmentTracker(parameters.timing(), report);
    classifier = classifier();
    clock = new BlockClock(format.sampleRate(), classifier.blockMillis());
    block = new float[clock.longestBlock()];
    mean = new ChannelMean(format.channels(), format.sampleFormat(), block.length);
    context.count("segments", 0);
    context.count("speech_ms", 0);
  }

  private FrameClassifier classifier() {
    if (parameters.effectiveMethod() == VadMethod.ENERGY) {
      return new EnergyClassifier(
          parameters.frameDurationMs(), parameters.effectiveEnergyThreshold(), tracker);
    }
    int longestHop = BlockClock.longestBlock(format.sampleRate(), AdaptiveClassifier.HOP_MILLIS);
    Kernels kernels = KernelChoice.fastest();
    HopAnalysis analysis = new HopAnalysis(kernels, format.sampleRate(), longestHop);
    return new AdaptiveClassifier(parameters, kernels, analysis, tracker);
  }

  @Override
  public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
    report.begin(tracker.open());
    AudioBuffer audio = input.audio();
    hear(audio);
    emit(audio, output);
    return NodeOutcome.PRODUCED;
  }

  @Override
  public NodeOutcome flush(NodeInput input, NodeOutput output) throws NodeException {
    report.begin(tracker.open());
    AudioBuffer audio = input.audio();
    hear(audio);
    classifier.finish(block, inBlock, clock.millis(inBlock));
    tracker.finish(clock.millis(inBlock));
    if (audio.frames() > 0 || report.hasNews() || !answered) {
      emit(audio, output);
    }
    return NodeOutcome.DONE;
  }

  @Override
  public void reset() {
    report.reset();
    tracker.reset();
    classifier.reset();
    clock.reset();
    inBlock = 0;
    answered = false;
  }

  @Override
  public void close() {
    classifier = null;
    block = null;
  }

  private void hear(AudioBuffer audio) throws NodeException {
    int from = 0;
    while (from < audio.frames()) {
      int count = Math.min(audio.frames() - from, clock.blockLength() - inBlock);
      mean.read(audio, from, count, block, inBlock);
      from += count;
      inBlock += count;
      checkCancelled(count);
      if (inBlock == clock.blockLength()) {
        classifier.block(block, inBlock);
        clock.nextBlock();
        inBlock = 0;
      }
    }
    classifier.decide();
  }

  private void checkCancelled(int frames) throws NodeException {
    samplesSinceCheck += (long) frames * format.channels();
    if (samplesSinceCheck >= SAMPLES_PER_CANCEL_CHECK) {
      samplesSinceCheck = 0;
      context.checkCancelled();
    }
  }

  private void emit(AudioBuffer audio, NodeOutput output) throws NodeException {
    if (emitsAudio && audio.frames() > 0) {
      output.emit(audio);
    }
    output.emitData(report.value());
    answered = true;
    if (report.segmentsEnded() > 0) {
      context.count("segments", report.segmentsEnded());
      context.count("speech_ms", report.speechMillis());
    }
  }
}
