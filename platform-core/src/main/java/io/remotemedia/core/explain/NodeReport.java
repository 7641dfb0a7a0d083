package io.remotemedia.core.explain;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.OutputBound;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one node will do.
 *
 * @param id its id in the manifest
 * @param type its type, by its own name
 * @param pluginId the plugin that contributes the type
 * @param pluginVersion the version of that plugin
 * @param parameters its parameters with all defaults, as JSON text
 * @param inputs the formats of its audio inputs; empty when it takes no audio
 * @param output the format that it emits; empty when it emits no audio
 * @param latencyFrames the latency that it adds, in frames at its input rate
 * @param latencyMillis the same in milliseconds
 * @param memoryBytes bytes that it holds between calls, buffers apart
 * @param bound upper bound of what it emits per call
 * @param microsPerSecond computing per second of the pipeline's audio, in microseconds; empty when
 *     it was never measured
 */
public record NodeReport(
    String id,
    String type,
    String pluginId,
    String pluginVersion,
    String parameters,
    List<AudioFormat> inputs,
    Optional<AudioFormat> output,
    int latencyFrames,
    double latencyMillis,
    long memoryBytes,
    OutputBound bound,
    OptionalDouble microsPerSecond) {
  /** Copies the list. */
  public NodeReport {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    inputs = List.copyOf(inputs);
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(bound, "bound");
    Objects.requireNonNull(microsPerSecond, "microsPerSecond");
  }
}
