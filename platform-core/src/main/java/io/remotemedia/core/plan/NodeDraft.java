package io.remotemedia.core.plan;

import io.remotemedia.core.catalog.NodeType;
import java.util.ArrayList;
import java.util.List;

/** A node on its way from the manifest to the plan. */
final class NodeDraft {
  final String id;
  final String pointer;
  final List<NodeDraft> inputs = new ArrayList<>();
  final List<NodeDraft> successors = new ArrayList<>();
  NodeType type;
  Record parameters;
  int order = -1;

  NodeDraft(String id, String pointer) {
    this.id = id;
    this.pointer = pointer;
  }
}
