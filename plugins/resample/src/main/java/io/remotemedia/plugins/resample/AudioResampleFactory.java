package io.remotemedia.plugins.resample;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.IntRange;
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

/** The node type {@code AudioResample}. */
@Extension
public final class AudioResampleFactory implements NodeFactory<AudioResampleParameters> {
  private static final NodeDescriptor DESCRIPTOR =
      NodeDescriptor.of(
              "AudioResample",
              "1.0.0",
              "Converts audio to another sample rate, band-limited and sample-accurate.")
          .aliases("RustResampleNode")
          .documentation(AudioResampleDocumentation.MARKDOWN)
          .parameterSchema("AudioResample.schema.json")
          .takes(SignalKind.AUDIO)
          .emits(SignalKind.AUDIO)
          .example(
              "CD audio for speech recognition",
              "{\"target_sample_rate\": 16000}",
              new AudioFormat(44_100, 1, SampleFormat.F32))
          .example(
              "Mastering a stereo recording at 96 kHz",
              "{\"target_sample_rate\": 96000, \"quality\": \"very_high\"}",
              new AudioFormat(44_100, 2, SampleFormat.I32))
          .example(
              "Telephone audio at the least cost",
              "{\"target_sample_rate\": 8000, \"quality\": \"low\"}",
              new AudioFormat(48_000, 1, SampleFormat.I16))
          .build();

  /** Creates the factory. */
  public AudioResampleFactory() {}

  @Override
  public NodeDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Class<AudioResampleParameters> parametersType() {
    return AudioResampleParameters.class;
  }

  @Override
  public AudioFormatSet emits(AudioResampleParameters parameters, AudioFormatSet input) {
    return input.withSampleRates(IntRange.of(parameters.targetSampleRate()));
  }

  @Override
  public void check(AudioResampleParameters parameters) throws NodeException {
    int rate = parameters.targetSampleRate();
    if (rate < AudioFormat.MIN_SAMPLE_RATE || rate > AudioFormat.MAX_SAMPLE_RATE) {
      throw new NodeException(
          NodeErrorCode.INVALID_PARAMETER,
          "target_sample_rate is %d, accepted is %d to %d Hz"
              .formatted(rate, AudioFormat.MIN_SAMPLE_RATE, AudioFormat.MAX_SAMPLE_RATE));
    }
  }

  @Override
  public NodePlan plan(AudioResampleParameters parameters, List<AudioFormat> inputs)
      throws NodeException {
    check(parameters);
    AudioFormat input = inputs.getFirst();
    if (input.sampleRate() == parameters.targetSampleRate()) {
      return NodePlan.sameFormat(input);
    }
    Ratio ratio = Ratio.of(input.sampleRate(), parameters.targetSampleRate());
    Conversion conversion = Conversion.of(ratio, parameters.quality());
    int latency = conversion.latency();
    int numberBytes = Precision.of(input.sampleFormat(), parameters.quality(), ratio).bytes();
    return new NodePlan(
        input.withSampleRate(parameters.targetSampleRate()),
        latency,
        WorkSize.of(conversion).numbers(conversion) * input.channels() * numberBytes,
        new OutputBound(ratio.up(), ratio.down(), ratio.outputFrames(latency) + 1));
  }

  @Override
  public Node create(NodeSetup<AudioResampleParameters> setup) {
    AudioFormat input = setup.inputs().getFirst();
    AudioResampleParameters parameters = setup.parameters();
    if (input.sampleRate() == parameters.targetSampleRate()) {
      return new EqualRateNode();
    }
    Ratio ratio = Ratio.of(input.sampleRate(), parameters.targetSampleRate());
    Conversion conversion = Conversion.of(ratio, parameters.quality());
    return node(
        conversion,
        parameters.quality(),
        setup.plan().output(),
        Precision.of(input.sampleFormat(), parameters.quality(), ratio));
  }

  private static <A> Node node(
      Conversion conversion, Quality quality, AudioFormat output, Precision<A> precision) {
    return new ResampleNode<>(conversion, quality, output, precision);
  }
}
