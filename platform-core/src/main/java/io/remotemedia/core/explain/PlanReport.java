package io.remotemedia.core.explain;

import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.spi.AudioFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a plan will do with given input formats.
 *
 * @param name the manifest's name; empty when it has none
 * @param catalogRevision the catalogue that it was planned with
 * @param inputFormats the formats that the figures hold for, by the id of the node that takes them
 * @param nodes in topological order
 * @param edges client to sources, between nodes, outputs to client
 * @param latencyMillis from input to the last output, along the slowest path
 * @param memoryBytes bytes that all nodes hold between calls, buffers apart
 * @param microsPerSecond computing of all nodes per second of audio, in microseconds; empty when
 *     the cost of one is not known
 * @param limits how much audio fits each limit, the first to break first, the unknown last
 * @param warnings findings that do not stop the plan
 */
public record PlanReport(
    String name,
    long catalogRevision,
    Map<String, AudioFormat> inputFormats,
    List<NodeReport> nodes,
    List<EdgeReport> edges,
    double latencyMillis,
    long memoryBytes,
    OptionalDouble microsPerSecond,
    List<LimitReport> limits,
    Diagnostics warnings) {
  /** Copies the collections. */
  public PlanReport {
    inputFormats = Collections.unmodifiableMap(new LinkedHashMap<>(inputFormats));
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    limits = List.copyOf(limits);
  }

  /**
   * The limit that breaks first when more and more audio is sent at once.
   *
   * @return the limit, if one is known to break at all
   */
  public Optional<LimitReport> firstToBreak() {
    return limits.stream()
        .filter(limit -> limit.seconds().isPresent())
        .filter(limit -> Double.isFinite(limit.seconds().getAsDouble()))
        .findFirst();
  }
}
