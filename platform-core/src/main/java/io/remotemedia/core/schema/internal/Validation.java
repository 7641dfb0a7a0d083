package io.remotemedia.core.schema.internal;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.remotemedia.core.schema.Violation;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One compiled schema, alone in its registry: schemas with the same {@code $id} never meet. */
public final class Validation {
  /** Rules that are kept: 1 MiB of honest manifest needs less than half of it. */
  private static final long MAX_STEPS = 2_000_000;

  /** Rules that are broken, those of alternatives that were not taken among them. */
  private static final int MAX_ERRORS = 50_000;

  private final JsonNode document;
  private final Schema schema;
  private final boolean formats;

  private Validation(JsonNode document, boolean formats) {
    this.document = document;
    this.formats = formats;
    ObjectNode anonymous = ((ObjectNode) document).deepCopy();
    anonymous.remove("$id");
    this.schema = registry().getSchema(anonymous);
    this.schema.initializeValidators();
  }

  /**
   * Compiles a schema that the lint let pass. {@code format} only annotates.
   *
   * @param document the schema
   * @return the compiled schema
   */
  public static Validation of(JsonNode document) {
    return new Validation(document, false);
  }

  /**
   * Compiles a schema in which {@code format} is checked.
   *
   * @param document the schema
   * @return the compiled schema
   */
  public static Validation withFormats(JsonNode document) {
    return new Validation(document, true);
  }

  private static SchemaRegistry registry() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .regularExpressionFactory(new Re2RegularExpressions())
            .losslessNarrowing(true)
            .build();
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder ->
            builder
                .schemaRegistryConfig(config)
                .schemaCacheEnabled(false)
                .schemaLoader(
                    loader -> loader.block(iri -> !iri.toString().startsWith(MetaSchema.DIALECT))));
  }

  /**
   * Checks a value.
   *
   * @param value the value
   * @return every rule that it breaks
   */
  public List<Violation> violations(JsonNode value) {
    try {
      ExecutionContext context =
          new ErrorBudget(schema.createExecutionContext().getExecutionConfig(), MAX_ERRORS);
      context.executionConfig(
          config -> config.maxEvaluationSteps(MAX_STEPS).formatAssertionsEnabled(formats));
      List<Error> errors = schema.validate(context, value, OutputFormat.DEFAULT);
      return errors.isEmpty() ? List.of() : new Violations(document).of(errors);
    } catch (RuntimeException | StackOverflowError e) {
      return List.of(tooComplex(value));
    }
  }

  private Violation tooComplex(JsonNode value) {
    return new Violation(
        Violation.TOO_COMPLEX, "", "", value, JsonNodeFactory.instance.nullNode(), document);
  }
}
