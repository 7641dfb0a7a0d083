package io.remotemedia.server.catalog;

import io.remotemedia.core.explain.EdgeReport;
import io.remotemedia.core.explain.LimitReport;
import io.remotemedia.core.explain.NodeReport;
import io.remotemedia.core.explain.PlanReport;
import io.remotemedia.protocol.v1.EdgeExplanation;
import io.remotemedia.protocol.v1.LimitForecast;
import io.remotemedia.protocol.v1.ManifestExplanation;
import io.remotemedia.protocol.v1.NodeExplanation;
import io.remotemedia.spi.SignalKind;

/** What a manifest would do, as the message of the catalogue's service. */
public final class ExplanationMessages {
  private ExplanationMessages() {}

  /**
   * The explanation, without the warnings.
   *
   * @param report what the manifest would do
   * @param seconds how much audio would be sent at once; 0 for no verdict on it
   * @return to be completed with warnings
   */
  public static ManifestExplanation.Builder of(PlanReport report, double seconds) {
    ManifestExplanation.Builder message =
        ManifestExplanation.newBuilder()
            .setCatalogRevision(report.catalogRevision())
            .setLatencyMs(report.latencyMillis())
            .setMemoryBytes(report.memoryBytes());
    report
        .inputFormats()
        .forEach((id, format) -> message.putInputs(id, CatalogMessages.audio(format)));
    report.nodes().forEach(node -> message.addNodes(node(node)));
    report.edges().forEach(edge -> message.addEdges(edge(edge)));
    report.limits().forEach(limit -> message.addLimits(limit(limit)));
    report.microsPerSecond().ifPresent(message::setCostUsPerSecond);
    if (seconds > 0) {
      message.setFits(
          report.limits().stream()
              .allMatch(limit -> limit.seconds().orElse(Double.POSITIVE_INFINITY) >= seconds));
    }
    return message;
  }

  private static NodeExplanation node(NodeReport node) {
    NodeExplanation.Builder message =
        NodeExplanation.newBuilder()
            .setNodeId(node.id())
            .setNodeType(node.type())
            .setPluginId(node.pluginId())
            .setPluginVersion(node.pluginVersion())
            .setParameters(node.parameters())
            .setLatencyFrames(node.latencyFrames())
            .setLatencyMs(node.latencyMillis())
            .setMemoryBytes(node.memoryBytes());
    node.inputs().forEach(input -> message.addInputs(CatalogMessages.audio(input)));
    node.output().ifPresent(output -> message.setOutput(CatalogMessages.audio(output)));
    node.microsPerSecond().ifPresent(message::setCostUsPerSecond);
    return message.build();
  }

  private static EdgeExplanation edge(EdgeReport edge) {
    EdgeExplanation.Builder message =
        EdgeExplanation.newBuilder()
            .setFrom(edge.from())
            .setTo(edge.to())
            .setAudio(edge.signals().contains(SignalKind.AUDIO))
            .setData(edge.signals().contains(SignalKind.DATA))
            .setAddedLatencyFrames(edge.addedLatencyFrames())
            .setAddedLatencyMs(edge.addedLatencyMillis())
            .setLatencyMs(edge.latencyMillis())
            .setBytesPerSecond(edge.bytesPerSecond());
    edge.offered().ifPresent(offered -> message.setOffered(CatalogMessages.formats(offered)));
    edge.accepted().ifPresent(accepted -> message.setAccepted(CatalogMessages.formats(accepted)));
    edge.format().ifPresent(format -> message.setFormat(CatalogMessages.audio(format)));
    return message.build();
  }

  private static LimitForecast limit(LimitReport limit) {
    LimitForecast.Builder message =
        LimitForecast.newBuilder()
            .setLimit(limit.limit().parameter())
            .setGranted(limit.granted())
            .setReason(limit.reason());
    limit.seconds().ifPresent(message::setSeconds);
    return message.build();
  }
}
