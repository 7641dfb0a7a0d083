package io.remotemedia.server.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys that exist, read from the published JSON Schema: one source for checks and defaults. */
final class ConfigSchema {
  private static final String RESOURCE = "/remotemedia/schema/config.v1.schema.json";

  private final Map<String, ConfigKey> keys = new TreeMap<>();

  private ConfigSchema(JsonNode schema) {
    collect("", schema);
  }

  static ConfigSchema load() {
    try (InputStream in = ConfigSchema.class.getResourceAsStream(RESOURCE)) {
      return new ConfigSchema(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void collect(String prefix, JsonNode schema) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = prefix + property.getKey();
      JsonNode value = property.getValue();
      if (value.has("properties")) {
        collect(name + ".", value);
      } else {
        keys.put(name, key(name, value));
      }
    }
  }

  private static ConfigKey key(String name, JsonNode value) {
    return new ConfigKey(
        name,
        value.path("type").asString(),
        value.has("default") ? value.path("default").asString() : null,
        value.path("minimum").asDouble(Double.NEGATIVE_INFINITY),
        value.path("maximum").asDouble(Double.POSITIVE_INFINITY),
        value.path("enum").valueStream().map(JsonNode::asString).toList(),
        value.path("x-secret").asBoolean(false),
        value.path("description").asString(""));
  }

  Collection<ConfigKey> keys() {
    return keys.values();
  }

  ConfigKey find(String name) {
    return keys.get(name);
  }

  List<String> names() {
    return List.copyOf(keys.keySet());
  }

  /** The keys below a name that is a group of keys. */
  List<String> below(String group) {
    return keys.keySet().stream().filter(name -> name.startsWith(group + ".")).toList();
  }
}
