package io.remotemedia.server.client;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.UnavailableType;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.execution.Cancellation;
import io.remotemedia.core.execution.ExecutionListener;
import io.remotemedia.core.execution.LimitGrant;
import io.remotemedia.core.execution.LimitsPolicy;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.explain.CostModel;
import io.remotemedia.core.explain.ExplainRequest;
import io.remotemedia.core.explain.PlanExplainer;
import io.remotemedia.core.explain.PlanReport;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.ComposedSchema;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.core.plan.Planner;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.core.plugin.PluginStatus;
import io.remotemedia.protocol.v1.AudioDescription;
import io.remotemedia.protocol.v1.ExplainManifestRequest;
import io.remotemedia.protocol.v1.GetManifestSchemaResponse;
import io.remotemedia.protocol.v1.GetNodeTypeResponse;
import io.remotemedia.protocol.v1.ManifestExplanation;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import io.remotemedia.server.catalog.CatalogMessages;
import io.remotemedia.server.catalog.CostMeasurement;
import io.remotemedia.server.catalog.ExplanationMessages;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue of the plugins of this installation, loaded into this process. */
public final class LocalCatalog implements CatalogAccess {
  /** The first runs of a fresh process are slow, and would be taken for the truth. */
  private static final long SETTLE_MILLIS = 2_000;

  private static final long MEASURED_MILLIS = 20_000;
  private static final int MAX_MEASURED_RUNS = 100_000;

  private final PluginHost plugins;
  private final ManifestPlanner planner = new ManifestPlanner();

  /**
   * The catalogue of loaded plugins.
   *
   * @param plugins closed with this
   */
  public LocalCatalog(PluginHost plugins) {
    this.plugins = plugins;
  }

  @Override
  public List<NodeTypeSummary> nodeTypes() {
    return List.copyOf(CatalogMessages.summaries(catalog()).values());
  }

  @Override
  public GetNodeTypeResponse nodeType(String name) throws UnknownNodeType {
    NodeCatalog catalog = catalog();
    GetNodeTypeResponse.Builder type =
        catalog
            .find(name)
            .map(CatalogMessages::details)
            .or(() -> catalog.findUnavailable(name).map(LocalCatalog::unavailable))
            .orElse(null);
    if (type == null) {
      throw new UnknownNodeType(unknown(name, catalog));
    }
    return type.setCatalogRevision(catalog.revision()).build();
  }

  private static GetNodeTypeResponse.Builder unavailable(UnavailableType type) {
    return GetNodeTypeResponse.newBuilder().setSummary(CatalogMessages.summary(type));
  }

  private static String unknown(String name, NodeCatalog catalog) {
    List<String> near = NearestNames.of(name, catalog.namesAndAliases());
    String meant = near.isEmpty() ? "" : " Did you mean \"%s\"?".formatted(near.getFirst());
    return "node type %s is unknown.%s Available: %s"
        .formatted(
            Quoted.text(name),
            meant,
            String.join(", ", NearestNames.ranked(name, catalog.names())));
  }

  @Override
  public GetManifestSchemaResponse schema() {
    ComposedSchema schema = ComposedSchema.of(catalog());
    return GetManifestSchemaResponse.newBuilder()
        .setTag(schema.revision())
        .setSchemaJson(schema.json())
        .setCatalogRevision(catalog().revision())
        .build();
  }

  @Override
  public ManifestExplanation explain(ManifestSource.Text source, ExplainManifestRequest question)
      throws RefusedManifest {
    try {
      PipelinePlan plan = planner.plan(source, catalog());
      ExplainRequest asked =
          new ExplainRequest(
              formats(plan, question), LimitsPolicy.STANDARD.defaults(), 0, CostModel.UNKNOWN);
      PlanReport report = PlanExplainer.explain(plan, asked);
      if (question.getMeasureCost()) {
        report =
            PlanExplainer.explain(plan, asked.withCosts(measured(plan, report.inputFormats())));
      }
      return ExplanationMessages.of(report, question.getSeconds()).build();
    } catch (PipelineException e) {
      Fault fault = e.fault();
      throw new RefusedManifest(fault.message(), fault.diagnostics());
    }
  }

  private static Map<String, AudioFormat> formats(
      PipelinePlan plan, ExplainManifestRequest question) {
    Map<String, AudioFormat> formats = new LinkedHashMap<>();
    if (question.hasInput()) {
      AudioFormat format = format(question.getInput());
      plan.audioSources().stream()
          .map(PlannedNode::id)
          .forEach(source -> formats.put(source, format));
    }
    return formats;
  }

  private static AudioFormat format(AudioDescription message) {
    SampleFormat format =
        switch (message.getFormat()) {
          case AUDIO_FORMAT_I16 -> SampleFormat.I16;
          case AUDIO_FORMAT_I32 -> SampleFormat.I32;
          default -> SampleFormat.F32;
        };
    return new AudioFormat(message.getSampleRate(), message.getChannels(), format);
  }

  private static CostModel measured(PipelinePlan plan, Map<String, AudioFormat> formats) {
    LimitGrant grant = LimitGrant.byDefault(LimitsPolicy.STANDARD.defaults());
    CostMeasurement measurement =
        new CostMeasurement(
            plan,
            formats,
            grant,
            new Cancellation(),
            SETTLE_MILLIS,
            MEASURED_MILLIS,
            MAX_MEASURED_RUNS);
    try (PipelineEngine engine = new PipelineEngine(1, 1, ExecutionListener.NONE)) {
      while (measurement.wantsMore()) {
        measurement.add(engine.execute(measurement.next()));
      }
    }
    return measurement.costs();
  }

  /**
   * The verdicts on the plugin files.
   *
   * @return one element for each file
   */
  public List<PluginStatus> plugins() {
    return plugins.plugins();
  }

  @Override
  public Planner planner() {
    return planner;
  }

  @Override
  public NodeCatalog catalog() {
    return plugins.catalog();
  }

  @Override
  public void close() {
    plugins.close();
  }
}
