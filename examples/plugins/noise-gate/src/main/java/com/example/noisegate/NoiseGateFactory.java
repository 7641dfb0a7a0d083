package com.example.noisegate;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.SignalKind;
import java.util.List;
import java.util.Set;
import org.pf4j.Extension;

/** Describes, plans and creates noise gates. */
@Extension
public class NoiseGateFactory implements NodeFactory<NoiseGateParameters> {
  private static final NodeDescriptor DESCRIPTOR =
      NodeDescriptor.of("NoiseGate", "1.0.0", "Mutes what is quieter than a threshold.")
          .documentation(
              "Opens when the peak of a frame reaches the threshold, and stays open for the hold"
                  + " time. Latency 0. The output has the length of the input.")
          .parameterSchema("NoiseGate.schema.json")
          .takes(SignalKind.AUDIO)
          .emits(SignalKind.AUDIO)
          .audioInput(AudioFormatSet.any().withSampleFormats(Set.of(SampleFormat.F32)))
          .example(
              "Mute the noise between words",
              "{\"threshold_db\": -35, \"hold_ms\": 100}",
              new AudioFormat(16_000, 1, SampleFormat.F32))
          .build();

  /** For the host. */
  public NoiseGateFactory() {}

  @Override
  public NodeDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Class<NoiseGateParameters> parametersType() {
    return NoiseGateParameters.class;
  }

  @Override
  public NodePlan plan(NoiseGateParameters parameters, List<AudioFormat> inputs) {
    return NodePlan.sameFormat(inputs.getFirst());
  }

  @Override
  public Node create(NodeSetup<NoiseGateParameters> setup) {
    return new NoiseGate(setup.parameters(), setup.inputs().getFirst());
  }
}
