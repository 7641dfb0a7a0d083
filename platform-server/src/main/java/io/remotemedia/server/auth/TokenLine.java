package io.remotemedia.server.auth;

import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.Quoted;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A token with a name, as one line of JSON:
 *
 * <pre>{"name":"ci","sha256":"…","roles":["run"],"expires":"2027-01-01T00:00:00Z",
 *  "quota":{"calls_per_second":50,"concurrent_executions":8,"streams":100,"weight":1}}</pre>
 *
 * Needed are name and sha256; roles are run and introspect where they are left out.
 */
final class TokenLine {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> KEYS = Set.of("name", "sha256", "roles", "expires", "quota");
  private static final Set<String> QUOTA_KEYS =
      Set.of("calls_per_second", "concurrent_executions", "streams", "weight");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private TokenLine() {}

  /** Reads a line; the message of the exception says what is wrong and what is accepted. */
  static Token parse(String line) {
    JsonNode tree = tree(line);
    onlyKeys(tree, KEYS, "");
    String name = tree.path("name").asString("");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name is %s, accepted are 1 to 64 letters, digits, dots, dashes and underscores"
              .formatted(Quoted.text(name)));
    }
    String digest = tree.path("sha256").asString("").toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(digest).matches()) {
      throw new IllegalArgumentException(
          "sha256 of \"%s\" is not 64 hexadecimal digits; make a line with: remotemedia token new"
              .formatted(name));
    }
    Caller caller = new Caller(name, roles(tree.path("roles")), quota(tree.path("quota")));
    return new Token(caller, digest, expires(tree.path("expires")));
  }

  private static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      // The text of the exception may quote the line, and that may hold a secret.
      throw new IllegalArgumentException(
          "the line begins with a brace but is no JSON object (column %d)"
              .formatted(e.getLocation() == null ? 1 : e.getLocation().getColumnNr()),
          e);
    }
  }

  private static void onlyKeys(JsonNode tree, Set<String> known, String prefix) {
    for (String key : tree.propertyNames()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "unknown key %s; nearest: %s%s"
                .formatted(
                    Quoted.text(prefix + key), prefix, NearestNames.ranked(key, known).getFirst()));
      }
    }
  }

  private static Set<Role> roles(JsonNode value) {
    if (value.isMissingNode()) {
      return Set.of(Role.RUN, Role.INTROSPECT);
    }
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    value.forEach(role -> roles.add(role(role.asString(""))));
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("roles is no list of at least one of " + labels());
    }
    return roles;
  }

  static Role role(String label) {
    return Stream.of(Role.values())
        .filter(role -> role.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "role %s is unknown, accepted are %s".formatted(Quoted.text(label), labels())));
  }

  private static String labels() {
    return String.join(", ", Stream.of(Role.values()).map(Role::label).toList());
  }

  private static Instant expires(JsonNode value) {
    if (value.isMissingNode()) {
      return null;
    }
    try {
      return Instant.parse(value.asString(""));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "expires is %s, accepted is an instant such as 2027-01-31T00:00:00Z"
              .formatted(Quoted.text(value.asString(""))),
          e);
    }
  }

  private static Quota quota(JsonNode value) {
    if (value.isMissingNode()) {
      return Quota.NONE;
    }
    onlyKeys(value, QUOTA_KEYS, "quota.");
    return new Quota(
        figure(value, "calls_per_second", 0).asDouble(0),
        figure(value, "concurrent_executions", 0).asInt(0),
        figure(value, "streams", 0).asInt(0),
        figure(value, "weight", 1).asInt(1));
  }

  private static JsonNode figure(JsonNode quota, String key, int byDefault) {
    JsonNode value = quota.path(key);
    if (value.isMissingNode()) {
      return JSON.getNodeFactory().numberNode(byDefault);
    }
    boolean fits = key.equals("calls_per_second") ? value.isNumber() : value.isInt();
    if (!fits || value.asDouble() < 0) {
      throw new IllegalArgumentException(
          "quota.%s is %s, accepted is a number from %d"
              .formatted(key, Quoted.json(value), byDefault));
    }
    return value;
  }

  /** The line for a token. */
  static String write(Token token) {
    ObjectNode line = JSON.createObjectNode();
    line.put("name", token.caller().name());
    line.put("sha256", token.sha256());
    List<String> roles = token.caller().roles().stream().sorted().map(Role::label).toList();
    roles.forEach(line.withArray("roles")::add);
    if (token.expires() != null) {
      line.put("expires", token.expires().toString());
    }
    Quota quota = token.caller().quota();
    if (!quota.equals(Quota.NONE)) {
      Map<String, Number> figures =
          Map.of("concurrent_executions", quota.concurrentExecutions(), "streams", quota.streams());
      ObjectNode object = line.putObject("quota").put("calls_per_second", quota.callsPerSecond());
      figures.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(figure -> object.put(figure.getKey(), figure.getValue().intValue()));
      object.put("weight", quota.weight());
    }
    return line.toString();
  }
}
