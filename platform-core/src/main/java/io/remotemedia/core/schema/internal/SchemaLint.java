package io.remotemedia.core.schema.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the meta-schema lets pass and should not: misspelt keywords, which would have no effect;
 * references that leave the document or never end; patterns that a linear engine cannot run.
 */
public final class SchemaLint {
  private final JsonNode document;
  private final List<String> reasons = new ArrayList<>();
  private final Set<String> schemas = new HashSet<>();
  private final Map<String, String> references = new LinkedHashMap<>();

  private SchemaLint(JsonNode document) {
    this.document = document;
  }

  /**
   * Judges a schema of parameters.
   *
   * @param document a JSON object
   * @return why it is refused; empty when it is safe
   */
  public static List<String> ofParameters(JsonNode document) {
    List<String> reasons = new ArrayList<>(ofAny(document));
    JsonNode type = document.path("type");
    if (!type.isMissingNode() && !(type.isString() && type.stringValue().equals("object"))) {
      reasons.add(
          "at the root: \"type\" is %s; parameters are an \"object\"".formatted(Quoted.json(type)));
    }
    return reasons;
  }

  /**
   * What is better changed in a schema of parameters, and not worth a refusal.
   *
   * @param document a JSON object
   * @return remarks, maybe none
   */
  public static List<String> remarks(JsonNode document) {
    boolean isClosed =
        document.has("additionalProperties") || document.has("unevaluatedProperties");
    return isClosed
        ? List.of()
        : List.of(
            "at the root: \"additionalProperties\" is missing; write false, so that a misspelt"
                + " parameter is found");
  }

  /**
   * Judges any schema.
   *
   * @param document a JSON object
   * @return why it is refused; empty when it is safe
   */
  public static List<String> ofAny(JsonNode document) {
    SchemaLint lint = new SchemaLint(document);
    lint.schema(document, "");
    lint.references.forEach(lint::requireSchema);
    if (lint.reasons.isEmpty()) {
      lint.reasons.addAll(ReferenceCheck.reasons(document));
    }
    return lint.reasons;
  }

  private void schema(JsonNode schema, String place) {
    schemas.add(place);
    if (!schema.isObject()) {
      return;
    }
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      keyword(member.getKey(), member.getValue(), place);
    }
    pattern(schema, place);
    SubSchemas.forEach(schema, place, this::schema);
  }

  private void keyword(String keyword, JsonNode value, String place) {
    switch (keyword) {
      case "$ref" -> reference(value, place);
      case "$dynamicRef", "$recursiveRef", "$dynamicAnchor", "$anchor", "$vocabulary" ->
          refuse(place, "\"%s\" is not supported; use \"$ref\": \"#/$defs/…\"".formatted(keyword));
      case "$schema" -> dialect(value, place);
      case "$id" -> {
        if (!place.isEmpty()) {
          refuse(place, "\"$id\" is only accepted at the root");
        }
      }
      case "patternProperties" ->
          value.properties().forEach(p -> expression(p.getKey(), place + "/patternProperties"));
      default -> {
        if (!Keywords.isKnown(keyword)) {
          unknown(keyword, place);
        }
      }
    }
  }

  private void unknown(String keyword, String place) {
    List<String> nearest = NearestNames.of(keyword, Keywords.names());
    String hint = nearest.isEmpty() ? "" : ", did you mean \"%s\"?".formatted(nearest.getFirst());
    refuse(
        place,
        "%s is no keyword of JSON Schema 2020-12%s Names of your own start with \"x-\""
            .formatted(Quoted.text(keyword), hint.isEmpty() ? ";" : hint));
  }

  private void dialect(JsonNode value, String place) {
    String name = value.isString() ? value.stringValue() : "";
    if (!name.equals(MetaSchema.DIALECT) && !name.equals(MetaSchema.DIALECT + "#")) {
      refuse(
          place,
          "\"$schema\" is %s; accepted is \"%s\""
              .formatted(Quoted.json(value), MetaSchema.DIALECT));
    }
  }

  private void reference(JsonNode value, String place) {
    String target = value.isString() ? value.stringValue() : "";
    if (!target.startsWith("#") || !value.isString()) {
      refuse(
          place,
          "\"$ref\" is %s, which leaves the document; accepted are references that start with \"#/\""
              .formatted(Quoted.json(value)));
      return;
    }
    if (target.length() > 1 && target.charAt(1) != '/' || target.indexOf('%') >= 0) {
      refuse(
          place,
          "\"$ref\" is %s; accepted are plain JSON pointers such as \"#/$defs/name\""
              .formatted(Quoted.text(target)));
      return;
    }
    references.put(place, target);
  }

  /** A reference to anything but a schema would make keywords of what was never judged as such. */
  private void requireSchema(String place, String target) {
    if (!schemas.contains(target.substring(1))) {
      refuse(place, "\"$ref\" is %s, and no schema stands there".formatted(Quoted.text(target)));
    }
  }

  private void pattern(JsonNode schema, String place) {
    JsonNode pattern = schema.path("pattern");
    if (!pattern.isString()) {
      return;
    }
    expression(pattern.stringValue(), place);
    if (!schema.has("maxLength")) {
      refuse(place, "\"pattern\" stands without \"maxLength\", which bounds what it is tried on");
    }
  }

  private void expression(String expression, String place) {
    try {
      Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      refuse(
          place,
          "the pattern %s cannot run in linear time or is malformed (%s); look-around and"
                  .formatted(Quoted.text(expression), Quoted.plain(e.getDescription(), 80))
              + " back-references are not supported");
    }
  }

  private void refuse(String place, String reason) {
    reasons.add("at %s: %s".formatted(Places.of(place), reason));
  }
}
