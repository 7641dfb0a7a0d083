package io.remotemedia.server.grpc;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.protocol.v1.AudioDescription;
import io.remotemedia.protocol.v1.ExplainManifestRequest;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The formats for which a manifest is to be explained. */
final class WireInputs {
  private WireInputs() {}

  /**
   * Formats by id of the source node; sources of which nothing is said are absent.
   *
   * @throws PipelineException when a format is none, or is given for a node that takes no audio
   */
  static Map<String, AudioFormat> formats(ExplainManifestRequest request, PipelinePlan plan)
      throws PipelineException {
    List<String> sources = plan.audioSources().stream().map(PlannedNode::id).toList();
    Map<String, AudioFormat> formats = new LinkedHashMap<>();
    if (request.hasInput()) {
      AudioFormat format = format("input", request.getInput());
      sources.forEach(source -> formats.put(source, format));
    }
    for (Map.Entry<String, AudioDescription> input : request.getInputsMap().entrySet()) {
      if (!sources.contains(input.getKey())) {
        throw new PipelineException(
            Fault.of(
                DiagnosticCode.INVALID_INPUT_TARGET,
                "inputs names %s; the nodes that take audio from the client are: %s"
                    .formatted(Quoted.text(input.getKey()), String.join(", ", sources))));
      }
      formats.put(input.getKey(), format("inputs[" + input.getKey() + "]", input.getValue()));
    }
    return formats;
  }

  private static AudioFormat format(String place, AudioDescription message)
      throws PipelineException {
    try {
      return new AudioFormat(message.getSampleRate(), message.getChannels(), sampleFormat(message));
    } catch (IllegalArgumentException e) {
      throw new PipelineException(
          Fault.of(DiagnosticCode.INVALID_AUDIO, "%s: %s".formatted(place, e.getMessage())), e);
    }
  }

  private static SampleFormat sampleFormat(AudioDescription message) {
    return switch (message.getFormat()) {
      case AUDIO_FORMAT_F32 -> SampleFormat.F32;
      case AUDIO_FORMAT_I16 -> SampleFormat.I16;
      case AUDIO_FORMAT_I32 -> SampleFormat.I32;
      case AUDIO_FORMAT_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException(
              "format is %d, accepted are AUDIO_FORMAT_F32 (1), AUDIO_FORMAT_I16 (2), AUDIO_FORMAT_I32 (3)"
                  .formatted(message.getFormatValue()));
    };
  }

  /**
   * How much audio would be sent at once.
   *
   * @throws PipelineException when it is no length
   */
  static double seconds(ExplainManifestRequest request) throws PipelineException {
    double seconds = request.getSeconds();
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new PipelineException(
          Fault.of(
              DiagnosticCode.INVALID_AUDIO,
              "seconds is %s, accepted is a finite number from 0".formatted(seconds)));
    }
    return seconds;
  }
}
