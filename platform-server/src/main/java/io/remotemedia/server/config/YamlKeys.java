package io.remotemedia.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The values of a YAML file by dotted key. */
final class YamlKeys {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private YamlKeys() {}

  static Map<String, String> read(Path file, List<String> problems) {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      JsonNode root = YAML.readTree(Files.readString(file));
      if (root.isObject()) {
        flatten("", root, values);
      } else if (!root.isMissingNode() && !root.isNull()) {
        problems.add("%s: the file is no map of keys".formatted(file));
      }
    } catch (IOException e) {
      problems.add("%s: the file cannot be read".formatted(file));
    } catch (JacksonException e) {
      problems.add(
          "%s:%d:%d: %s"
              .formatted(
                  file,
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()));
    }
    return values;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> values) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String name = prefix + entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isObject()) {
        flatten(name + ".", value, values);
      } else if (value.isArray()) {
        List<String> elements = new ArrayList<>();
        value.forEach(element -> elements.add(element.asString()));
        values.put(name, String.join(",", elements));
      } else if (!value.isNull()) {
        values.put(name, value.asString());
      }
    }
  }
}
