package io.remotemedia.core.explain;

import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.SignalKind;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What travels on one edge, the edges from and to the client among them.
 *
 * @param from id of the node that emits; empty for the client
 * @param to id of the node that takes; empty for the client
 * @param signals what travels
 * @param offered the formats that may arrive, whatever the client sends; empty when no audio
 *     travels
 * @param accepted the formats that the taking node takes; empty when no audio travels
 * @param format the format for the input that was asked about; empty when no audio travels
 * @param addedLatencyFrames latency that the emitting node adds, in frames at its input rate
 * @param addedLatencyMillis the same in milliseconds
 * @param latencyMillis latency since the client's input along the slowest path, this edge's own
 *     included
 * @param bytesPerSecond bytes per second of the pipeline's audio at most; 0 when no audio travels
 */
public record EdgeReport(
    String from,
    String to,
    Set<SignalKind> signals,
    Optional<AudioFormatSet> offered,
    Optional<AudioFormatSet> accepted,
    Optional<AudioFormat> format,
    int addedLatencyFrames,
    double addedLatencyMillis,
    double latencyMillis,
    double bytesPerSecond) {
  /** Copies the set. */
  public EdgeReport {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    signals = Set.copyOf(signals);
    Objects.requireNonNull(offered, "offered");
    Objects.requireNonNull(accepted, "accepted");
    Objects.requireNonNull(format, "format");
  }

  /**
   * What both ends agree on.
   *
   * @return the intersection of offered and accepted; empty when no audio travels
   */
  public Optional<AudioFormatSet> negotiated() {
    return offered.flatMap(from -> accepted.map(from::intersect));
  }
}
