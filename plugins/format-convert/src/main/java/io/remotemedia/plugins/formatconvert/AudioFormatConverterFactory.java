package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import io.remotemedia.spi.OutputBound;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.SignalKind;
import java.util.List;
import java.util.Set;
import org.pf4j.Extension;

/** Describes, plans and creates the node type {@code AudioFormatConverter}. */
@Extension
public final class AudioFormatConverterFactory
    implements NodeFactory<AudioFormatConverterParameters> {
  private static final NodeDescriptor DESCRIPTOR =
      NodeDescriptor.of(
              "AudioFormatConverter",
              "1.0.0",
              "Changes the sample format (F32, I16, I32) and the channels of audio.")
          .aliases("RustFormatConverterNode")
          .documentation(AudioFormatConverterDocumentation.MARKDOWN)
          .parameterSchema("AudioFormatConverter.schema.json")
          .takes(SignalKind.AUDIO)
          .emits(SignalKind.AUDIO)
          .inputs(0, 1)
          .example(
              "Float to 16 bit integers",
              "{\"target_format\": \"I16\"}",
              new AudioFormat(44_100, 2, SampleFormat.F32))
          .example(
              "Stereo to mono, the mean of both channels",
              "{\"channels\": 1}",
              new AudioFormat(48_000, 2, SampleFormat.I16))
          .example(
              "5.1 film sound to 16 bit stereo with dither, reproducible",
              "{\"target_format\": \"I16\", \"channel_map\": \"stereo\", \"dither\": \"tpdf\", \"seed\": 42}",
              new AudioFormat(48_000, 6, SampleFormat.I32))
          .example(
              "Channels swapped, and their difference as a third channel",
              "{\"channel_map\": [[0, 1], [1, 0], [0.5, -0.5]]}",
              new AudioFormat(16_000, 2, SampleFormat.F32))
          .example(
              "A master for CD with shaped dither",
              "{\"target_format\": \"I16\", \"dither\": \"shaped\"}",
              new AudioFormat(44_100, 2, SampleFormat.F32))
          .build();

  @Override
  public NodeDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Class<AudioFormatConverterParameters> parametersType() {
    return AudioFormatConverterParameters.class;
  }

  @Override
  public AudioFormatSet accepts(AudioFormatConverterParameters parameters) {
    try {
      return AudioFormatSet.any().withChannels(ChannelChange.of(parameters).inputs());
    } catch (NodeException _) {
      // Parameters that check refuses: its message says more than an empty set.
      return AudioFormatSet.any();
    }
  }

  @Override
  public AudioFormatSet emits(AudioFormatConverterParameters parameters, AudioFormatSet input) {
    SampleFormat target = parameters.targetFormat();
    AudioFormatSet output = target == null ? input : input.withSampleFormats(Set.of(target));
    try {
      return output.withChannels(ChannelChange.of(parameters).outputs(input.channels()));
    } catch (NodeException _) {
      // As above.
      return output.withChannels(AudioFormatSet.any().channels());
    }
  }

  @Override
  public void check(AudioFormatConverterParameters parameters) throws NodeException {
    ChannelChange.of(parameters);
  }

  @Override
  public NodePlan plan(AudioFormatConverterParameters parameters, List<AudioFormat> inputs)
      throws NodeException {
    ConversionDesign design = ConversionDesign.of(parameters, inputs.getFirst());
    return new NodePlan(design.output(), 0, design.memoryBytes(), OutputBound.SAME);
  }

  @Override
  public Node create(NodeSetup<AudioFormatConverterParameters> setup) throws NodeException {
    return new AudioFormatConverter(
        ConversionDesign.of(setup.parameters(), setup.inputs().getFirst()));
  }
}
