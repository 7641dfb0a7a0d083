package io.remotemedia.server.catalog;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.UnavailableType;
import io.remotemedia.protocol.v1.AudioDescription;
import io.remotemedia.protocol.v1.AudioFormat;
import io.remotemedia.protocol.v1.AudioFormatSet;
import io.remotemedia.protocol.v1.Availability;
import io.remotemedia.protocol.v1.GetNodeTypeResponse;
import io.remotemedia.protocol.v1.NodeTypeExample;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import io.remotemedia.protocol.v1.Port;
import io.remotemedia.protocol.v1.Stability;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.SignalKind;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The catalogue as the messages of its service, which are what every view of it is made from. */
public final class CatalogMessages {
  private CatalogMessages() {}

  /**
   * Every type that is known.
   *
   * @param catalog a snapshot
   * @return by name
   */
  public static SortedMap<String, NodeTypeSummary> summaries(NodeCatalog catalog) {
    SortedMap<String, NodeTypeSummary> summaries = new TreeMap<>();
    catalog.unavailable().forEach(type -> summaries.put(type.name(), summary(type)));
    catalog.types().forEach(type -> summaries.put(type.name(), summary(type)));
    return summaries;
  }

  /**
   * A type that does not serve.
   *
   * @param type the type
   * @return name, plugin and reason
   */
  public static NodeTypeSummary summary(UnavailableType type) {
    return NodeTypeSummary.newBuilder()
        .setName(type.name())
        .setPluginId(type.pluginId())
        .setAvailability(Availability.AVAILABILITY_UNAVAILABLE)
        .setUnavailableReason(type.reason())
        .build();
  }

  private static NodeTypeSummary summary(NodeType type) {
    NodeDescriptor descriptor = type.descriptor();
    return NodeTypeSummary.newBuilder()
        .setName(type.name())
        .addAllAliases(descriptor.aliases())
        .setSummary(descriptor.summary())
        .setVersion(descriptor.version())
        .setPluginId(type.pluginId())
        .setPluginVersion(type.pluginVersion())
        .setStability(stability(descriptor.stability()))
        .setAvailability(Availability.AVAILABILITY_AVAILABLE)
        .build();
  }

  private static Stability stability(io.remotemedia.spi.Stability stability) {
    return switch (stability) {
      case EXPERIMENTAL -> Stability.STABILITY_EXPERIMENTAL;
      case STABLE -> Stability.STABILITY_STABLE;
      case DEPRECATED -> Stability.STABILITY_DEPRECATED;
    };
  }

  /**
   * All about a type.
   *
   * @param type the type
   * @return without the revision of the catalogue
   */
  public static GetNodeTypeResponse.Builder details(NodeType type) {
    NodeDescriptor descriptor = type.descriptor();
    GetNodeTypeResponse.Builder details =
        GetNodeTypeResponse.newBuilder()
            .setSummary(summary(type))
            .setParameterSchema(type.schema().document().toString())
            .setInput(port(descriptor.takes(), descriptor.audioInput()))
            .setOutput(port(descriptor.emits(), io.remotemedia.spi.AudioFormatSet.any()))
            .setMinInputs(descriptor.minInputs())
            .setMaxInputs(descriptor.maxInputs())
            .setDocumentation(descriptor.documentation());
    ExamplePipeline.of(type).forEach(example -> details.addExamples(example(example)));
    return details;
  }

  private static Port port(Set<SignalKind> signals, io.remotemedia.spi.AudioFormatSet formats) {
    Port.Builder port =
        Port.newBuilder()
            .setAudio(signals.contains(SignalKind.AUDIO))
            .setData(signals.contains(SignalKind.DATA));
    if (port.getAudio()) {
      port.setFormats(formats(formats));
    }
    return port.build();
  }

  /**
   * An example of a type.
   *
   * @param example as a whole manifest
   * @return title, parameters, manifest, node and input
   */
  public static NodeTypeExample.Builder example(ExamplePipeline example) {
    NodeTypeExample.Builder message =
        NodeTypeExample.newBuilder()
            .setTitle(example.title())
            .setParameters(example.parameters())
            .setManifestJson(example.manifestJson())
            .setNodeId(example.nodeId());
    example.input().ifPresent(input -> message.setInput(audio(input)));
    return message;
  }

  static AudioDescription audio(io.remotemedia.spi.AudioFormat format) {
    return AudioDescription.newBuilder()
        .setSampleRate(format.sampleRate())
        .setChannels(format.channels())
        .setFormat(sampleFormat(format.sampleFormat()))
        .build();
  }

  static AudioFormatSet formats(io.remotemedia.spi.AudioFormatSet formats) {
    AudioFormatSet.Builder message =
        AudioFormatSet.newBuilder()
            .setMinSampleRate(formats.sampleRates().min())
            .setMaxSampleRate(formats.sampleRates().max())
            .setMinChannels(formats.channels().min())
            .setMaxChannels(formats.channels().max());
    formats.sampleFormats().stream()
        .sorted()
        .forEach(format -> message.addSampleFormats(sampleFormat(format)));
    return message.build();
  }

  private static AudioFormat sampleFormat(SampleFormat format) {
    return switch (format) {
      case F32 -> AudioFormat.AUDIO_FORMAT_F32;
      case I16 -> AudioFormat.AUDIO_FORMAT_I16;
      case I32 -> AudioFormat.AUDIO_FORMAT_I32;
    };
  }
}
