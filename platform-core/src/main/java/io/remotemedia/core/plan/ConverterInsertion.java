package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.JsonPatch;
import io.remotemedia.core.diagnostic.PatchOperation;
import io.remotemedia.core.schema.BindingException;
import io.remotemedia.core.schema.ParameterBinder;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.IntRange;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Proposes standard nodes between two that share no format: AudioResample for the rate,
 * AudioFormatConverter for sample format and channels. A proposal is made only when these types
 * serve and say themselves that they would bridge the gap.
 */
final class ConverterInsertion {
  private static final String RESAMPLE = "AudioResample";
  private static final String CONVERT = "AudioFormatConverter";

  /** It would run, but the author may have wanted other parameters instead. */
  private static final double ONE_NODE = 0.8;

  private static final double TWO_NODES = 0.7;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final NodeCatalog catalog;
  private final Set<String> ids;

  /** A converter with its parameters. */
  private record Step(NodeType type, ObjectNode parameters) {}

  /**
   * Proposals for one manifest.
   *
   * @param catalog the types that serve
   * @param ids the ids of the manifest
   */
  ConverterInsertion(NodeCatalog catalog, Set<String> ids) {
    this.catalog = catalog;
    this.ids = ids;
  }

  /** Fixes for an edge over which something arrives that its target does not take. */
  List<Fix> between(EdgeDraft edge, AudioFormatSet offered) {
    Optional<List<Step>> steps = steps(offered, edge.accepted);
    return steps.isEmpty() || steps.get().isEmpty()
        ? List.of()
        : List.of(insertion(edge, steps.get()));
  }

  private Optional<List<Step>> steps(AudioFormatSet offered, AudioFormatSet accepted) {
    List<Step> steps = new ArrayList<>();
    if (offered.sampleRates().intersect(accepted.sampleRates()).isEmpty()) {
      int rate = nearest(offered.sampleRates(), accepted.sampleRates());
      if (!add(steps, RESAMPLE, NODES.objectNode().put("target_sample_rate", rate))) {
        return Optional.empty();
      }
    }
    ObjectNode conversion = conversion(offered, accepted);
    if (!conversion.isEmpty() && !add(steps, CONVERT, conversion)) {
      return Optional.empty();
    }
    return bridges(steps, offered, accepted) ? Optional.of(steps) : Optional.empty();
  }

  private static ObjectNode conversion(AudioFormatSet offered, AudioFormatSet accepted) {
    ObjectNode parameters = NODES.objectNode();
    AudioFormatSet shared = offered.intersect(accepted);
    if (shared.sampleFormats().isEmpty()) {
      accepted.sampleFormats().stream()
          .sorted()
          .findFirst()
          .map(SampleFormat::name)
          .ifPresent(name -> parameters.put("target_format", name));
    }
    if (shared.channels().isEmpty()) {
      parameters.put("channels", nearest(offered.channels(), accepted.channels()));
    }
    return parameters;
  }

  private static int nearest(IntRange offered, IntRange accepted) {
    return offered.min() > accepted.max() ? accepted.max() : accepted.min();
  }

  private boolean add(List<Step> steps, String type, ObjectNode parameters) {
    Optional<NodeType> found = catalog.find(type);
    found.ifPresent(served -> steps.add(new Step(served, parameters)));
    return found.isPresent();
  }

  private static boolean bridges(
      List<Step> steps, AudioFormatSet offered, AudioFormatSet accepted) {
    AudioFormatSet travelling = offered;
    try {
      for (Step step : steps) {
        if (!step.type().schema().violations(step.parameters()).isEmpty()) {
          return false;
        }
        Record bound =
            ParameterBinder.bind(
                step.type().schema().withDefaults(step.parameters()),
                step.type().factory().parametersType());
        travelling = travelling.intersect(FactoryFormats.accepts(step.type(), bound));
        if (travelling.isEmpty()) {
          return false;
        }
        travelling = FactoryFormats.emits(step.type(), bound, travelling);
      }
    } catch (NodeException | PluginCall.PluginFault | BindingException e) {
      // A proposal that its own types refuse is none.
      return false;
    }
    return !travelling.intersect(accepted).isEmpty();
  }

  /**
   * The edge now begins at the last new node, so that its place among the target's inputs stays.
   */
  private Fix insertion(EdgeDraft edge, List<Step> steps) {
    List<PatchOperation> operations = new ArrayList<>();
    List<PatchOperation> connections = new ArrayList<>();
    List<String> names = new ArrayList<>();
    String from = edge.source.id;
    for (Step step : steps) {
      String id = FreshIds.of(step.type().name().equals(RESAMPLE) ? "resample" : "convert", ids);
      operations.add(new PatchOperation.Add("/nodes/-", node(id, step)));
      connections.add(new PatchOperation.Add("/connections/-", connection(from, id)));
      names.add("%s %s".formatted(step.type().name(), step.parameters()));
      from = id;
    }
    operations.add(new PatchOperation.Replace(edge.pointer + "/from", NODES.stringNode(from)));
    operations.addAll(connections);
    return new Fix(
        "insert " + String.join(" and ", names),
        new JsonPatch(operations),
        steps.size() == 1 ? ONE_NODE : TWO_NODES);
  }

  private static JsonNode node(String id, Step step) {
    ObjectNode node = NODES.objectNode().put("id", id).put("node_type", step.type().name());
    node.set("params", step.parameters());
    return node;
  }

  private static JsonNode connection(String from, String to) {
    return NODES.objectNode().put("from", from).put("to", to);
  }
}
