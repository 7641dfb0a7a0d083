package io.remotemedia.core.plugin;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.PluginBoundary;
import io.remotemedia.core.plugin.internal.boundary.BoundFactory;
import io.remotemedia.core.schema.CompiledSchema;
import io.remotemedia.core.schema.ParameterSchema;
import io.remotemedia.core.schema.SchemaRefusedException;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what a factory says of its node type, under the guard that plugin code needs. */
final class NodeTypeReader {
  private NodeTypeReader() {}

  static NodeType read(
      NodeFactory<?> factory, PluginBoundary boundary, String pluginId, String pluginVersion)
      throws PluginRefusal {
    try {
      BoundFactory<?> bound = new BoundFactory<>(factory, boundary);
      NodeDescriptor descriptor = bound.descriptor();
      requireParameterRecord(factory, descriptor);
      ParameterSchema schema = schema(factory, descriptor);
      return new NodeType(descriptor, bound, schema, pluginId, pluginVersion, boundary);
    } catch (PluginRefusal e) {
      throw e;
    } catch (Throwable e) {
      throw new PluginRefusal(
          "the factory %s cannot describe its node type".formatted(factory.getClass().getName()),
          e,
          "ask the plugin's author");
    }
  }

  private static void requireParameterRecord(NodeFactory<?> factory, NodeDescriptor descriptor)
      throws PluginRefusal {
    Class<?> type = factory.parametersType();
    if (descriptor == null || type == null || !type.isRecord()) {
      throw new PluginRefusal(
          "the factory %s has no descriptor or no parameter record"
              .formatted(factory.getClass().getName()),
          List.of("descriptor: " + descriptor, "parametersType: " + type),
          "return a NodeDescriptor and the class of a record");
    }
  }

  private static ParameterSchema schema(NodeFactory<?> factory, NodeDescriptor descriptor)
      throws PluginRefusal, IOException {
    try {
      return CompiledSchema.compile(descriptor.type(), schemaText(factory, descriptor));
    } catch (SchemaRefusedException e) {
      throw new PluginRefusal(
          e.getMessage(),
          List.of("resource " + descriptor.parameterSchema()),
          "correct the schema in the plugin");
    }
  }

  private static String schemaText(NodeFactory<?> factory, NodeDescriptor descriptor)
      throws PluginRefusal, IOException {
    if (descriptor.parameterSchema().isEmpty()) {
      return "";
    }
    try (InputStream in = factory.getClass().getResourceAsStream(descriptor.parameterSchema())) {
      if (in == null) {
        throw new PluginRefusal(
            "the parameter schema of %s is missing".formatted(descriptor.type()),
            List.of(
                "no resource %s beside %s"
                    .formatted(descriptor.parameterSchema(), factory.getClass().getName())),
            "put the schema into the jar, beside the factory class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
