package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.spi.AudioFormatSet;
import io.remotemedia.spi.SignalKind;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A node on its way from the manifest to the plan. */
final class NodeDraft {
  final String id;
  final String pointer;

  /** Its place in the manifest. */
  final int place;

  final List<EdgeDraft> inputs = new ArrayList<>();
  final List<EdgeDraft> outputs = new ArrayList<>();
  NodeType type;
  ObjectNode parametersTree;
  Record parameters;
  AudioFormatSet accepted = AudioFormatSet.any();
  AudioFormatSet emitted = AudioFormatSet.any();
  int order = -1;

  /** Whether all its formats fit, or it has none. */
  boolean negotiated = true;

  /** Whether it and all nodes before it could run. */
  boolean sound;

  NodeDraft(String id, String pointer, int place) {
    this.id = id;
    this.pointer = pointer;
    this.place = place;
  }

  boolean takes(SignalKind kind) {
    return type != null && type.descriptor().takes().contains(kind);
  }

  boolean emits(SignalKind kind) {
    return type != null && type.descriptor().emits().contains(kind);
  }

  boolean isAudioSource() {
    return inputs.isEmpty() && takes(SignalKind.AUDIO);
  }
}
