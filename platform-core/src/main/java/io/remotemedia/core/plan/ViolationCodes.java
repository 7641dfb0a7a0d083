package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.schema.Violation;

/** Which codes tell of the rules of a schema: one set for the manifest, one for parameters. */
record ViolationCodes(
    DiagnosticCode missing,
    DiagnosticCode unknown,
    DiagnosticCode type,
    DiagnosticCode value,
    DiagnosticCode range,
    DiagnosticCode length,
    DiagnosticCode form,
    DiagnosticCode rule,
    DiagnosticCode tooComplex) {
  static final ViolationCodes MANIFEST =
      new ViolationCodes(
          DiagnosticCode.MISSING_MEMBER,
          DiagnosticCode.UNKNOWN_MEMBER,
          DiagnosticCode.MEMBER_TYPE,
          DiagnosticCode.MEMBER_VALUE,
          DiagnosticCode.MEMBER_RANGE,
          DiagnosticCode.MEMBER_LENGTH,
          DiagnosticCode.MEMBER_FORM,
          DiagnosticCode.MEMBER_FORM,
          DiagnosticCode.DOCUMENT_LIMIT);
  static final ViolationCodes PARAMETERS =
      new ViolationCodes(
          DiagnosticCode.MISSING_PARAMETER,
          DiagnosticCode.UNKNOWN_PARAMETER,
          DiagnosticCode.PARAMETER_TYPE,
          DiagnosticCode.PARAMETER_VALUE,
          DiagnosticCode.PARAMETER_RANGE,
          DiagnosticCode.PARAMETER_LENGTH,
          DiagnosticCode.PARAMETER_FORM,
          DiagnosticCode.PARAMETER_RULE,
          DiagnosticCode.PARAMETERS_TOO_COMPLEX);

  /** The code of a broken rule; some places of the manifest have codes of their own. */
  DiagnosticCode of(Violation violation) {
    String place = violation.pointer() + ":" + violation.keyword();
    if (this == MANIFEST && place.equals("/version:const")) {
      return DiagnosticCode.MANIFEST_VERSION;
    }
    if (this == MANIFEST && place.equals("/nodes:minItems")) {
      return DiagnosticCode.EMPTY_GRAPH;
    }
    return ofKeyword(violation.keyword());
  }

  private DiagnosticCode ofKeyword(String keyword) {
    return switch (keyword) {
      case "" -> tooComplex;
      case "required", "dependentRequired" -> missing;
      case "additionalProperties", "unevaluatedProperties", "propertyNames" -> unknown;
      case "type" -> type;
      case "enum", "const" -> value;
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" -> range;
      case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" ->
          length;
      case "pattern", "format" -> form;
      default -> rule;
    };
  }
}
