package io.remotemedia.core.plugin.internal.describe;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.catalog.PluginBoundary;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.internal.boundary.BoundFactory;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import io.remotemedia.core.schema.CompiledSchema;
import io.remotemedia.core.schema.SchemaRefusedException;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.NodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a factory says of its node type.
 *
 * @param factory the factory, behind its plugin's border
 * @param factoryClass its class, beside which the schema lies
 * @param descriptor what it says
 * @param boundary the border
 */
public record DescribedType(
    NodeFactory<?> factory,
    Class<?> factoryClass,
    NodeDescriptor descriptor,
    PluginBoundary boundary) {
  private static final int MAX_SCHEMA_BYTES = 1 << 20;

  /**
   * Asks a factory.
   *
   * @param factory the plugin's
   * @param boundary the plugin's
   * @return its answers
   * @throws PluginRefusal when it does not answer as the SPI says
   */
  public static DescribedType of(NodeFactory<?> factory, PluginBoundary boundary)
      throws PluginRefusal {
    Class<?> factoryClass = factory.getClass();
    BoundFactory<?> bound = new BoundFactory<>(factory, boundary);
    NodeDescriptor descriptor;
    Class<?> parameters;
    try {
      descriptor = bound.descriptor();
      parameters = bound.parametersType();
    } catch (Throwable e) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_DESCRIBE_FAILED,
          "the factory %s cannot describe its node type".formatted(factoryClass.getName()),
          e);
    }
    if (descriptor == null || parameters == null || !parameters.isRecord()) {
      throw new PluginRefusal(
          DiagnosticCode.PLUGIN_DESCRIBE_FAILED,
          "the factory %s has no descriptor or no parameter record"
              .formatted(factoryClass.getName()),
          List.of("descriptor: " + descriptor, "parametersType: " + parameters));
    }
    return new DescribedType(bound, factoryClass, descriptor, boundary);
  }

  /**
   * Reads and judges the parameter schema.
   *
   * @param pluginId the plugin
   * @param pluginVersion its version
   * @param remarks takes what does not refuse it
   * @return the node type, ready to serve
   * @throws PluginRefusal when the schema is missing, wrong or unsafe
   */
  public NodeType withSchema(String pluginId, String pluginVersion, List<String> remarks)
      throws PluginRefusal {
    try {
      CompiledSchema schema = CompiledSchema.compile(descriptor.type(), schemaText());
      schema.remarks().forEach(remark -> remarks.add(descriptor.type() + ": " + remark));
      return new NodeType(descriptor, factory, schema, pluginId, pluginVersion, boundary);
    } catch (SchemaRefusedException e) {
      throw refusal(
          "the parameter schema of %s is refused".formatted(descriptor.type()), e.reasons());
    } catch (IOException e) {
      throw refusal(
          "the parameter schema of %s cannot be read".formatted(descriptor.type()),
          List.of(String.valueOf(e)));
    }
  }

  private String schemaText() throws PluginRefusal, IOException {
    String name = descriptor.parameterSchema();
    if (name.isEmpty()) {
      return "";
    }
    try (InputStream in = factoryClass.getResourceAsStream(name)) {
      if (in == null) {
        throw refusal(
            "the parameter schema of %s is missing".formatted(descriptor.type()),
            List.of("no resource %s beside %s".formatted(name, factoryClass.getName())));
      }
      byte[] bytes = in.readNBytes(MAX_SCHEMA_BYTES + 1);
      if (bytes.length > MAX_SCHEMA_BYTES) {
        throw refusal(
            "the parameter schema of %s is longer than %d bytes"
                .formatted(descriptor.type(), MAX_SCHEMA_BYTES),
            List.of());
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static PluginRefusal refusal(String reason, List<String> evidence) {
    return new PluginRefusal(DiagnosticCode.PLUGIN_SCHEMA, reason, evidence);
  }
}
