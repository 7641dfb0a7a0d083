package io.remotemedia.core.schema.internal;

import java.util.Set;

/** The keywords of JSON Schema 2020-12 that parameter schemas may use. */
final class Keywords {
  private static final Set<String> NAMES =
      Set.of(
          ("$schema $id $ref $defs $comment definitions title description default deprecated"
                  + " examples readOnly writeOnly type enum const multipleOf maximum"
                  + " exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern"
                  + " maxItems minItems uniqueItems maxContains minContains maxProperties"
                  + " minProperties required dependentRequired dependentSchemas allOf anyOf oneOf"
                  + " not if then else prefixItems items contains properties patternProperties"
                  + " additionalProperties propertyNames unevaluatedItems unevaluatedProperties"
                  + " format contentEncoding contentMediaType contentSchema")
              .split(" "));

  private Keywords() {}

  static boolean isKnown(String keyword) {
    return NAMES.contains(keyword) || keyword.startsWith("x-");
  }

  static Set<String> names() {
    return NAMES;
  }
}
