package io.remotemedia.core.plugin;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One file in a plugins folder and the verdict on it.
 *
 * @param file the file as the operator dropped it
 * @param pluginId its id; empty when it has no readable descriptor
 * @param version its version; empty when unknown
 * @param sha256 checksum of its content, hexadecimal; empty when it could not be read
 * @param verdict what was found
 * @param nodeTypes the types that it contributes, or would, as far as known
 * @param users executions and streams that use it now
 * @param since when it got into this state
 */
public record PluginStatus(
    Path file,
    String pluginId,
    String version,
    String sha256,
    PluginVerdict verdict,
    List<String> nodeTypes,
    long users,
    Instant since) {
  /** Copies the list. */
  public PluginStatus {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(verdict, "verdict");
    nodeTypes = List.copyOf(nodeTypes);
  }

  /**
   * The verdict in one word.
   *
   * @return the state
   */
  public PluginState state() {
    return verdict.state();
  }

  /**
   * The stable code of the reason.
   *
   * @return null when it serves without a remark
   */
  public DiagnosticCode code() {
    return verdict.code();
  }

  /**
   * Why it is in this state.
   *
   * @return one sentence; empty when it serves without a remark
   */
  public String reason() {
    return verdict.reason();
  }

  /**
   * What was found.
   *
   * @return line by line
   */
  public List<String> evidence() {
    return verdict.evidence();
  }

  /**
   * What to do.
   *
   * @return one or two sentences; empty when nothing is to be done
   */
  public String nextStep() {
    return verdict.nextStep();
  }

  /**
   * How long the verdict took.
   *
   * @return milliseconds
   */
  public long judgedMillis() {
    return verdict.millis();
  }
}
