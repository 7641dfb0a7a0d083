package io.remotemedia.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The verdict on one file in a plugins folder. For operators: reason and evidence may name classes
 * and files.
 *
 * @param file the file as the operator dropped it
 * @param pluginId its id; empty when it has no readable descriptor
 * @param version its version; empty when unknown
 * @param state the verdict
 * @param reason why, one sentence; empty when it serves without a remark
 * @param evidence what was found, line by line
 * @param nextStep what to do; empty when nothing is
 * @param nodeTypes the types that it contributes, or would
 * @param judgedMillis how long the verdict took
 */
public record PluginStatus(
    Path file,
    String pluginId,
    String version,
    PluginState state,
    String reason,
    List<String> evidence,
    String nextStep,
    List<String> nodeTypes,
    long judgedMillis) {
  /** Copies the lists. */
  public PluginStatus {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(state, "state");
    evidence = List.copyOf(evidence);
    nodeTypes = List.copyOf(nodeTypes);
  }
}
