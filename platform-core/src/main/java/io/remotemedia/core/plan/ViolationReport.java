package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.JsonPatch;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.PatchOperation;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.manifest.JsonPointers;
import io.remotemedia.core.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Rules of a schema that are broken, told as findings. */
final class ViolationReport {
  private static final double NEAREST_IS_MEANT = 0.8;

  private final Findings findings;
  private final ViolationCodes codes;
  private final Severity unknownMembers;
  private final String prefix;

  ViolationReport(Findings findings, ViolationCodes codes, Severity unknownMembers, String prefix) {
    this.findings = findings;
    this.codes = codes;
    this.unknownMembers = unknownMembers;
    this.prefix = prefix;
  }

  void add(Violation violation) {
    DiagnosticCode code = codes.of(violation.keyword());
    if (code == codes.unknown()) {
      unknown(violation, code);
    } else if (code == codes.missing()) {
      missing(violation, code);
    } else {
      value(violation, code);
    }
  }

  private void unknown(Violation violation, DiagnosticCode code) {
    List<String> known = new ArrayList<>(violation.schema().path("properties").propertyNames());
    List<String> near = NearestNames.of(violation.property(), known);
    String pointer = JsonPointers.member(prefix + violation.pointer(), violation.property());
    String shown = Quoted.text(violation.property());
    String meant = near.isEmpty() ? "" : "; did you mean \"%s\"?".formatted(near.getFirst());
    String accepted = known.isEmpty() ? "none" : String.join(", ", known);
    findings.add(
        code,
        unknownMembers,
        pointer,
        "%s is unknown here%s Accepted: %s"
            .formatted(shown, meant.isEmpty() ? "." : meant, accepted),
        shown,
        known,
        near,
        near.isEmpty() ? List.of() : List.of(rename(pointer, violation, near.getFirst())));
  }

  private Fix rename(String pointer, Violation violation, String name) {
    String to = JsonPointers.member(prefix + violation.pointer(), name);
    return new Fix(
        "rename to \"%s\"".formatted(name),
        JsonPatch.of(new PatchOperation.Move(pointer, to)),
        NEAREST_IS_MEANT);
  }

  private void missing(Violation violation, DiagnosticCode code) {
    findings.error(
        code,
        prefix + violation.pointer(),
        "\"%s\" is missing%s"
            .formatted(violation.property(), described(violation, violation.property())),
        "",
        List.of(violation.property()),
        List.of());
  }

  private static String described(Violation violation, String property) {
    JsonNode description = violation.schema().path("properties").path(property).path("description");
    return description.isString() ? ": " + description.stringValue() : "";
  }

  private void value(Violation violation, DiagnosticCode code) {
    String received = Quoted.json(violation.received());
    List<String> accepted = accepted(violation);
    List<String> near =
        violation.keyword().equals("enum") && violation.received().isString()
            ? NearestNames.of(violation.received().stringValue(), names(violation.expected()))
            : List.of();
    String meant = near.isEmpty() ? "" : "; did you mean \"%s\"?".formatted(near.getFirst());
    findings.error(
        code,
        prefix + violation.pointer(),
        "%s is %s, accepted is %s%s"
            .formatted(place(violation.pointer()), received, String.join(" or ", accepted), meant),
        received,
        accepted,
        near);
  }

  private String place(String pointer) {
    String whole = prefix + pointer;
    return whole.isEmpty() ? "the manifest" : whole.substring(whole.lastIndexOf('/') + 1);
  }

  private static List<String> accepted(Violation violation) {
    JsonNode expected = violation.expected();
    String shown = Quoted.json(expected);
    return switch (violation.keyword()) {
      case "enum" -> jsonItems(expected);
      case "type" -> expected.isArray() ? names(expected) : List.of(expected.asString());
      case "minimum", "maximum" -> List.of(range(violation.schema()));
      case "exclusiveMinimum" -> List.of("above " + shown);
      case "exclusiveMaximum" -> List.of("below " + shown);
      case "multipleOf" -> List.of("a multiple of " + shown);
      case "minLength" -> List.of("a text of at least %s characters".formatted(shown));
      case "maxLength" -> List.of("a text of at most %s characters".formatted(shown));
      case "minItems" -> List.of("a list of at least %s".formatted(shown));
      case "maxItems" -> List.of("a list of at most %s".formatted(shown));
      case "pattern" -> List.of("a text that matches " + expected.asString());
      case "format" -> List.of("a text of the form " + expected.asString());
      case Violation.TOO_COMPLEX -> List.of("something smaller and less nested");
      default -> List.of("%s %s".formatted(violation.keyword(), shown));
    };
  }

  private static String range(JsonNode schema) {
    JsonNode min = schema.path("minimum");
    JsonNode max = schema.path("maximum");
    if (min.isMissingNode()) {
      return "at most " + Quoted.json(max);
    }
    return max.isMissingNode()
        ? "at least " + Quoted.json(min)
        : "%s to %s".formatted(Quoted.json(min), Quoted.json(max));
  }

  private static List<String> jsonItems(JsonNode array) {
    List<String> items = new ArrayList<>();
    array.forEach(item -> items.add(Quoted.json(item)));
    return items;
  }

  private static List<String> names(JsonNode array) {
    List<String> items = new ArrayList<>();
    array.forEach(item -> items.add(item.asString()));
    return items;
  }
}
