package io.remotemedia.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.manifest.StrictJson;
import io.remotemedia.core.schema.CompiledSchema;
import io.remotemedia.core.schema.Violation;
import io.remotemedia.core.testing.TestFactory;
import io.remotemedia.core.testing.TestTypes;
import io.remotemedia.spi.NoParameters;
import io.remotemedia.spi.NodeDescriptor;
import io.remotemedia.spi.SignalKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComposedSchemaTest {
  private static List<String> violations(ComposedSchema schema, String nodes) throws Exception {
    CompiledSchema compiled = CompiledSchema.ofPlatform(schema.json());
    String manifest =
        "{\"version\":\"v1\",\"metadata\":{\"name\":\"x\"},\"nodes\":[%s],\"connections\":[]}"
            .formatted(nodes);
    return compiled.violations(StrictJson.read(manifest)).stream()
        .map(ComposedSchemaTest::told)
        .toList();
  }

  private static String told(Violation violation) {
    return "%s %s".formatted(violation.pointer(), violation.keyword());
  }

  @Test
  void checksParametersByTheTypeOfTheirNode() throws Exception {
    ComposedSchema schema = ComposedSchema.of(TestTypes.catalog());
    assertEquals(
        List.of(),
        violations(
            schema,
            "{\"id\":\"a\",\"node_type\":\"RustResampleNode\",\"params\":{\"target_sample_rate\":16000}},"
                + "{\"id\":\"b\",\"node_type\":\"VAD\"},{\"id\":\"c\",\"node_type\":\"PassThrough\",\"params\":{}}"));
    assertEquals(
        List.of("/nodes/0/params/target_sample_rate minimum"),
        violations(
            schema,
            "{\"id\":\"a\",\"node_type\":\"AudioResample\",\"params\":{\"target_sample_rate\":1}}"));
    assertEquals(
        List.of("/nodes/0 required"),
        violations(schema, "{\"id\":\"a\",\"node_type\":\"AudioResample\"}"));
    assertEquals(
        List.of("/nodes/0/params additionalProperties"),
        violations(schema, "{\"id\":\"a\",\"node_type\":\"PassThrough\",\"params\":{\"x\":1}}"));
    assertEquals(
        List.of("/nodes/0/node_type oneOf"),
        violations(schema, "{\"id\":\"a\",\"node_type\":\"Nothing\"}"));
  }

  @Test
  void keepsReferencesOfEachSchemaToItself() throws Exception {
    String schema =
        "{\"$id\":\"https://example.org/same\",\"type\":\"object\",\"additionalProperties\":false,"
            + "\"$defs\":{\"v\":{\"description\":\"d\",\"type\":\"%s\"}},"
            + "\"properties\":{\"$ref\":{\"$ref\":\"#/$defs/v\"}}}";
    NodeCatalog catalog =
        new NodeCatalog(
            1,
            List.of(
                type("A", schema.formatted("string")).type(),
                type("B", schema.formatted("number")).type()),
            List.of());
    ComposedSchema composed = ComposedSchema.of(catalog);
    String node = "{\"id\":\"a\",\"node_type\":\"%s\",\"params\":{\"$ref\":%s}}";
    assertEquals(List.of(), violations(composed, node.formatted("A", "\"x\"")));
    assertEquals(List.of(), violations(composed, node.formatted("B", "1")));
    assertEquals(
        List.of("/nodes/0/params/$ref type"), violations(composed, node.formatted("A", "1")));
  }

  private static TestFactory<NoParameters> type(String name, String schema) {
    return new TestFactory<>(
            NodeDescriptor.of(name, "1.0.0", "A type.").takes(SignalKind.AUDIO).build(),
            NoParameters.class)
        .schema(schema);
  }

  @Test
  void namesItsContentAndNotItsCatalogue() {
    ComposedSchema first = ComposedSchema.of(TestTypes.catalog(1));
    assertEquals(first.revision(), ComposedSchema.of(TestTypes.catalog(7)).revision());
    NodeCatalog fewer = new NodeCatalog(1, List.of(TestTypes.vad()), List.of());
    assertNotEquals(first.revision(), ComposedSchema.of(fewer).revision());
    assertTrue(first.revision().matches("sha256-[0-9a-f]{32}"), first.revision());
  }

  @Test
  void acceptsNothingWhenThereAreNoTypes() throws Exception {
    ComposedSchema empty = ComposedSchema.of(new NodeCatalog(1, List.of(), List.of()));
    assertFalse(violations(empty, "{\"id\":\"a\",\"node_type\":\"VAD\"}").isEmpty());
  }
}
