package io.remotemedia.plugins.vad;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import io.remotemedia.spi.OutputBound;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.SignalKind;
import java.util.List;
import org.pf4j.Extension;

/** The node type {@code VAD}. */
@Extension
public final class VadFactory implements NodeFactory<VadParameters> {
  /** Objects and small tables that are not worth counting one by one. */
  private static final long FIXED_BYTES = 4_096;

  private static final NodeDescriptor DESCRIPTOR =
      NodeDescriptor.of("VAD", "1.0.0", "Finds the segments of audio in which somebody speaks.")
          .aliases("RustVADNode")
          .documentation(VadDocumentation.MARKDOWN)
          .parameterSchema("VAD.schema.json")
          .takes(SignalKind.AUDIO)
          .emits(SignalKind.AUDIO, SignalKind.DATA)
          .example("Speech in any room", "{}", new AudioFormat(16_000, 1, SampleFormat.F32))
          .example(
              "Everything above a level, for clean recordings",
              "{\"method\": \"energy\", \"energy_threshold\": 0.01, \"frame_duration_ms\": 20}",
              new AudioFormat(48_000, 2, SampleFormat.I16))
          .example(
              "Utterances for a recognizer: generous borders, no split at short pauses",
              "{\"min_silence_ms\": 700, \"hangover_ms\": 200, \"pre_roll_ms\": 200}",
              new AudioFormat(8_000, 1, SampleFormat.I16))
          .build();

  /** Called by the host. */
  public VadFactory() {}

  @Override
  public NodeDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Class<VadParameters> parametersType() {
    return VadParameters.class;
  }

  @Override
  public void check(VadParameters parameters) throws NodeException {
    if (parameters.releaseThreshold() > parameters.onsetThreshold()) {
      throw new NodeException(
          NodeErrorCode.INVALID_PARAMETER,
          "release_threshold %s is above onset_threshold %s; it must be at most that"
              .formatted(parameters.releaseThreshold(), parameters.onsetThreshold()));
    }
  }

  @Override
  public NodePlan plan(VadParameters parameters, List<AudioFormat> inputs) {
    AudioFormat format = inputs.getFirst();
    long frames = Math.ceilDiv((long) latencyMillis(parameters) * format.sampleRate(), 1000L);
    return new NodePlan(format, (int) frames, memoryBytes(parameters, format), OutputBound.SAME);
  }

  @Override
  public Node create(NodeSetup<VadParameters> setup) {
    return new VadNode(setup);
  }

  private static int latencyMillis(VadParameters parameters) {
    int segments = parameters.timing().latencyMillis();
    return parameters.effectiveMethod() == VadMethod.ENERGY
        ? segments
        : segments + FeatureContext.LOOK_AHEAD * AdaptiveClassifier.HOP_MILLIS;
  }

  private static long memoryBytes(VadParameters parameters, AudioFormat format) {
    boolean energy = parameters.effectiveMethod() == VadMethod.ENERGY;
    int blockMillis = energy ? parameters.frameDurationMs() : AdaptiveClassifier.HOP_MILLIS;
    int block = BlockClock.longestBlock(format.sampleRate(), blockMillis);
    long mixing = 4L * block * (format.channels() == 1 ? 1 : 2);
    long analysis =
        energy
            ? 0
            : HopAnalysis.memoryBytes(format.sampleRate(), block) + FeatureContext.memoryBytes();
    return FIXED_BYTES + mixing + analysis;
  }
}
