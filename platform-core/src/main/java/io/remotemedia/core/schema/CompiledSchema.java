package io.remotemedia.core.schema;

import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.StrictJson;
import io.remotemedia.core.schema.internal.Defaults;
import io.remotemedia.core.schema.internal.MetaSchema;
import io.remotemedia.core.schema.internal.SchemaLint;
import io.remotemedia.core.schema.internal.Validation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema (2020-12) that was found safe and then compiled. Schemas come from plugins and are
 * half trusted: what could make a later check overflow, explode, or read something else is refused
 * here, once, when the plugin is judged.
 */
public final class CompiledSchema implements ParameterSchema {
  private static final String NO_PARAMETERS =
      "{\"type\":\"object\",\"additionalProperties\":false}";
  private static final int MAX_REASONS = 20;

  private final JsonNode document;
  private final Validation validation;
  private final Defaults defaults;

  private CompiledSchema(JsonNode document, Validation validation) {
    this.document = document;
    this.validation = validation;
    this.defaults = new Defaults(document);
  }

  /**
   * Judges and compiles the parameter schema of a node type.
   *
   * @param typeName the node type, for the message
   * @param json the schema; null or empty means that there are no parameters
   * @return the compiled schema
   * @throws SchemaRefusedException when it is no schema, or not a safe one
   */
  public static CompiledSchema compile(String typeName, String json) throws SchemaRefusedException {
    JsonNode document = read(typeName, json == null || json.isBlank() ? NO_PARAMETERS : json);
    List<String> reasons = new ArrayList<>(SchemaLint.ofParameters(document));
    if (reasons.isEmpty()) {
      reasons.addAll(MetaSchema.violations(document));
    }
    refuse(typeName, reasons);
    CompiledSchema schema = new CompiledSchema(document, compile(typeName, document));
    refuse(typeName, schema.unacceptableDefaults());
    return schema;
  }

  /**
   * Compiles a schema of the platform's own, with the forms of texts ({@code format}) checked.
   *
   * @param json the schema
   * @return the compiled schema
   * @throws SchemaRefusedException when it is not a safe one
   */
  public static CompiledSchema ofPlatform(String json) throws SchemaRefusedException {
    JsonNode document = read("the platform", json);
    refuse("the platform", SchemaLint.ofAny(document));
    return new CompiledSchema(document, Validation.withFormats(document));
  }

  /**
   * What is better changed, and not worth a refusal.
   *
   * @return remarks, maybe none
   */
  public List<String> remarks() {
    return SchemaLint.remarks(document);
  }

  private static JsonNode read(String typeName, String json) throws SchemaRefusedException {
    try {
      JsonNode document = StrictJson.read(json);
      if (!document.isObject()) {
        refuse(typeName, List.of("it is no JSON object"));
      }
      return document;
    } catch (JsonSyntaxException e) {
      throw new SchemaRefusedException(
          typeName,
          List.of(
              "it is not JSON: line %d, column %d: %s"
                  .formatted(e.position().line(), e.position().column(), e.getMessage())));
    }
  }

  private static Validation compile(String typeName, JsonNode document)
      throws SchemaRefusedException {
    try {
      return Validation.of(document);
    } catch (RuntimeException | StackOverflowError e) {
      throw new SchemaRefusedException(typeName, List.of("it cannot be compiled"));
    }
  }

  private static void refuse(String typeName, List<String> reasons) throws SchemaRefusedException {
    if (!reasons.isEmpty()) {
      throw new SchemaRefusedException(
          typeName, reasons.subList(0, Math.min(MAX_REASONS, reasons.size())));
    }
  }

  /** Defaults reach nodes without a check, so each is checked here. */
  private List<String> unacceptableDefaults() {
    List<String> reasons = new ArrayList<>();
    document
        .path("properties")
        .properties()
        .forEach(
            property -> {
              JsonNode value = property.getValue().path("default");
              if (!value.isMissingNode() && !accepts(property.getKey(), value)) {
                reasons.add(
                    "the default of \"%s\" is not accepted by its own schema"
                        .formatted(property.getKey()));
              }
            });
    return reasons;
  }

  private boolean accepts(String property, JsonNode value) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.set(property, value);
    String pointer = "/" + property;
    return violations(parameters).stream()
        .noneMatch(
            violation ->
                violation.pointer().equals(pointer)
                    || violation.pointer().startsWith(pointer + "/"));
  }

  @Override
  public JsonNode document() {
    return document;
  }

  @Override
  public ObjectNode withDefaults(ObjectNode parameters) {
    return defaults.apply(parameters);
  }

  @Override
  public List<Violation> violations(JsonNode parameters) {
    return validation.violations(parameters);
  }
}
