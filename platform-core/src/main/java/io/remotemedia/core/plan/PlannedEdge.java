package io.remotemedia.core.plan;

import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.SignalKind;
import java.util.Set;

/**
 * An edge of a plan, with what was negotiated for it.
 *
 * @param from place of the emitting node in the topological order
 * @param to place of the taking node in the topological order
 * @param signals what travels: what the one emits and the other takes
 * @param offered audio formats that may arrive, whatever the client sends; of no meaning when no
 *     audio travels
 * @param accepted audio formats that the taking node takes with its parameters; of no meaning when
 *     no audio travels
 */
public record PlannedEdge(
    int from, int to, Set<SignalKind> signals, AudioFormatSet offered, AudioFormatSet accepted) {
  /** Copies the set. */
  public PlannedEdge {
    signals = Set.copyOf(signals);
  }

  /**
   * Whether audio travels.
   *
   * @return true for an edge with formats
   */
  public boolean carriesAudio() {
    return signals.contains(SignalKind.AUDIO);
  }
}
