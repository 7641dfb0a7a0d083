package io.remotemedia.server.grpc;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.protocol.v1.CapabilityRequirements;
import io.remotemedia.protocol.v1.ManifestMetadata;
import io.remotemedia.protocol.v1.NodeManifest;
import io.remotemedia.protocol.v1.PipelineManifest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The manifest of a request, as structure or as JSON text. */
final class WireManifest {
  private WireManifest() {}

  static ManifestSource of(boolean hasManifest, PipelineManifest manifest, String json)
      throws PipelineException {
    if (hasManifest && !json.isEmpty()) {
      throw refused("manifest and manifest_json are both set; send one of them");
    }
    if (!hasManifest && json.isEmpty()) {
      throw refused("there is no manifest; send manifest, or manifest_json with JSON text");
    }
    return hasManifest ? structure(manifest) : new ManifestSource.JsonText(json);
  }

  private static PipelineException refused(String message) {
    return new PipelineException(Fault.of(DiagnosticCode.SYNTAX, message));
  }

  private static ManifestSource structure(PipelineManifest manifest) {
    return new ManifestSource.Structure(
        manifest.getVersion(),
        manifest.hasMetadata() ? metadata(manifest.getMetadata()) : null,
        manifest.getNodesList().stream().map(WireManifest::node).toList(),
        manifest.getConnectionsList().stream()
            .map(edge -> new ManifestSource.StructureConnection(edge.getFrom(), edge.getTo()))
            .toList());
  }

  private static Map<String, String> metadata(ManifestMetadata metadata) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("name", metadata.getName());
    putIfSet(map, "description", metadata.getDescription());
    putIfSet(map, "created_at", metadata.getCreatedAt());
    return map;
  }

  private static void putIfSet(Map<String, String> map, String key, String value) {
    if (!value.isEmpty()) {
      map.put(key, value);
    }
  }

  private static ManifestSource.StructureNode node(NodeManifest node) {
    return new ManifestSource.StructureNode(
        node.getId(),
        node.getNodeType(),
        node.getParams(),
        node.getIsStreaming(),
        node.hasCapabilities() ? capabilities(node.getCapabilities()) : null,
        node.getHost(),
        runtimeHint(node));
  }

  private static Map<String, Object> capabilities(CapabilityRequirements required) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (required.hasGpu()) {
      Map<String, Object> gpu = new LinkedHashMap<>();
      gpu.put("type", required.getGpu().getType());
      if (required.getGpu().getMinMemoryGb() != 0) {
        gpu.put("min_memory_gb", required.getGpu().getMinMemoryGb());
      }
      gpu.put("required", required.getGpu().getRequired());
      map.put("gpu", gpu);
    }
    if (required.hasCpu()) {
      Map<String, Object> cpu = new LinkedHashMap<>();
      if (required.getCpu().getCores() != 0) {
        cpu.put("cores", Integer.toUnsignedLong(required.getCpu().getCores()));
      }
      if (!required.getCpu().getArch().isEmpty()) {
        cpu.put("arch", required.getCpu().getArch());
      }
      map.put("cpu", cpu);
    }
    if (required.getMemoryGb() != 0) {
      map.put("memory_gb", required.getMemoryGb());
    }
    return map;
  }

  private static String runtimeHint(NodeManifest node) {
    return switch (node.getRuntimeHint()) {
      case RUNTIME_HINT_RUSTPYTHON -> "rust_python";
      case RUNTIME_HINT_CPYTHON -> "cpython";
      case RUNTIME_HINT_CPYTHON_WASM -> "cpython_wasm";
      case RUNTIME_HINT_AUTO -> "auto";
      case RUNTIME_HINT_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }
}
