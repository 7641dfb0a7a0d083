package io.remotemedia.core.plan;

import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.SignalKind;
import java.util.EnumSet;
import java.util.Set;

/** A connection on its way from the manifest to the plan. */
final class EdgeDraft {
  final NodeDraft source;
  final NodeDraft target;
  final String pointer;

  /** Its place among the connections that count. */
  final int place;

  AudioFormatSet offered = AudioFormatSet.any();
  AudioFormatSet accepted = AudioFormatSet.any();

  EdgeDraft(NodeDraft source, NodeDraft target, String pointer, int place) {
    this.source = source;
    this.target = target;
    this.pointer = pointer;
    this.place = place;
  }

  boolean carriesAudio() {
    return source.emits(SignalKind.AUDIO) && target.takes(SignalKind.AUDIO);
  }

  /** What travels; nothing while one of the types is not known. */
  Set<SignalKind> signals() {
    Set<SignalKind> shared = EnumSet.noneOf(SignalKind.class);
    if (source.type != null && target.type != null) {
      shared.addAll(source.type.descriptor().emits());
      shared.retainAll(target.type.descriptor().takes());
    }
    return shared;
  }

  PlannedEdge planned() {
    return new PlannedEdge(source.order, target.order, signals(), offered, accepted);
  }
}
