package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.UseCount;
import io.remotemedia.core.plugin.internal.pf4j.IsolatedPlugin;
import java.util.List;
import java.util.stream.Stream;

/**
 * A started plugin.
 *
 * @param isolated its classes
 * @param uses counts its users
 * @param nodeTypes what it contributes, sorted by name
 */
record LoadedPlugin(IsolatedPlugin isolated, UseCount uses, List<NodeType> nodeTypes) {
  List<String> typeNames() {
    return nodeTypes.stream().map(NodeType::name).toList();
  }

  /** Names and aliases. */
  List<String> allNames() {
    return nodeTypes.stream()
        .flatMap(
            type -> Stream.concat(Stream.of(type.name()), type.descriptor().aliases().stream()))
        .toList();
  }
}
