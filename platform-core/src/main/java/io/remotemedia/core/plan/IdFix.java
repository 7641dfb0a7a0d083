package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.JsonPatch;
import io.remotemedia.core.diagnostic.PatchOperation;
import io.remotemedia.core.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A node id with characters that ids cannot have: rewritten, in the connections, too. */
final class IdFix {
  private static final Pattern ID = Pattern.compile("/nodes/[0-9]+/id");
  private static final Pattern REFUSED = Pattern.compile("[^a-zA-Z0-9_-]+");
  private static final double LIKELY = 0.7;
  private static final int MAX_LENGTH = 256;

  private IdFix() {}

  static Optional<Fix> of(Violation violation, String pointer, JsonNode manifest) {
    boolean concerns =
        violation.keyword().equals("pattern")
            && ID.matcher(pointer).matches()
            && violation.received().asString("").length() <= MAX_LENGTH;
    if (!concerns) {
      return Optional.empty();
    }
    String old = violation.received().stringValue();
    String id = REFUSED.matcher(old.strip()).replaceAll("_");
    if (id.isEmpty() || id.chars().allMatch(c -> c == '_') || exists(id, manifest)) {
      return Optional.empty();
    }
    JsonNode value = JsonNodeFactory.instance.stringNode(id);
    List<PatchOperation> operations = new ArrayList<>();
    operations.add(new PatchOperation.Replace(pointer, value));
    int index = 0;
    for (JsonNode connection : manifest.path("connections")) {
      for (String end : List.of("from", "to")) {
        if (connection.path(end).asString("").equals(old)) {
          operations.add(
              new PatchOperation.Replace("/connections/%d/%s".formatted(index, end), value));
        }
      }
      index++;
    }
    return Optional.of(
        new Fix(
            "rename the node to \"%s\", in its connections, too".formatted(id),
            new JsonPatch(operations),
            LIKELY));
  }

  private static boolean exists(String id, JsonNode manifest) {
    return manifest
        .path("nodes")
        .valueStream()
        .anyMatch(node -> node.path("id").asString("").equals(id));
  }
}
