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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rules of a schema that are broken, told as findings. */
final class ViolationReport {
  /** It has no effect, so its removal changes nothing; but its author wanted something. */
  private static final double REMOVED = 0.5;

  private static final int MAX_DESCRIPTION = 300;

  private final Findings findings;
  private final ViolationCodes codes;
  private final JsonNode manifest;
  private final String prefix;
  private final ObjectNode example;

  private ViolationReport(
      Findings findings,
      ViolationCodes codes,
      JsonNode manifest,
      String prefix,
      ObjectNode example) {
    this.findings = findings;
    this.codes = codes;
    this.manifest = manifest;
    this.prefix = prefix;
    this.example = example;
  }

  /** Tells of rules of the manifest schema. */
  static ViolationReport ofManifest(Findings findings, JsonNode manifest) {
    return new ViolationReport(
        findings, ViolationCodes.MANIFEST, manifest, "", JsonNodeFactory.instance.objectNode());
  }

  /**
   * Tells of rules of a parameter schema.
   *
   * @param prefix JSON pointer of the parameters in the manifest
   * @param example parameters of an example of the node type
   */
  static ViolationReport ofParameters(
      Findings findings, JsonNode manifest, String prefix, ObjectNode example) {
    return new ViolationReport(findings, ViolationCodes.PARAMETERS, manifest, prefix, example);
  }

  /** Tells of all rules that one value breaks. */
  void addAll(List<Violation> violations) {
    BrokenRules.withoutEchoes(violations).forEach(this::add);
  }

  private void add(Violation violation) {
    DiagnosticCode code = codes.of(violation);
    if (code == codes.unknown()) {
      unknown(violation, code);
    } else if (code == codes.missing()) {
      missing(violation, code);
    } else {
      value(violation, code);
    }
  }

  private void unknown(Violation violation, DiagnosticCode code) {
    Severity severity = codes == ViolationCodes.MANIFEST ? Severity.WARNING : Severity.ERROR;
    List<String> known = new ArrayList<>(violation.schema().path("properties").propertyNames());
    List<String> near = NearestNames.of(violation.property(), known);
    String parent = prefix + violation.pointer();
    String shown = Quoted.text(violation.property());
    String meant = near.isEmpty() ? "." : "; did you mean \"%s\"?".formatted(near.getFirst());
    String accepted = known.isEmpty() ? "none" : String.join(", ", known);
    Finding finding =
        findings
            .add(
                code,
                severity,
                JsonPointers.member(parent, violation.property()),
                "%s is unknown here%s Accepted: %s".formatted(shown, meant, accepted))
            .received(shown)
            .accepted(known)
            .suggestions(near);
    near.stream()
        .filter(name -> !violation.received().has(name))
        .forEach(name -> finding.fix(rename(parent, violation.property(), name, known)));
    finding.fix(remove(JsonPointers.member(parent, violation.property())));
  }

  private static Fix rename(String parent, String from, String to, List<String> known) {
    return new Fix(
        "rename to \"%s\"".formatted(to),
        JsonPatch.of(
            new PatchOperation.Move(
                JsonPointers.member(parent, from), JsonPointers.member(parent, to))),
        NearestNames.confidence(from, to, known));
  }

  private static Fix remove(String pointer) {
    return new Fix("remove it", JsonPatch.of(new PatchOperation.Remove(pointer)), REMOVED);
  }

  private void missing(Violation violation, DiagnosticCode code) {
    String pointer = prefix + violation.pointer();
    Finding finding =
        findings
            .error(
                code,
                pointer,
                "\"%s\" is missing%s"
                    .formatted(violation.property(), described(violation, violation.property())))
            .accepted(List.of(violation.property()));
    MissingMember.of(violation, pointer, manifest, example).forEach(finding::fix);
  }

  private static String described(Violation violation, String property) {
    JsonNode description = violation.schema().path("properties").path(property).path("description");
    return description.isString()
        ? ": " + Quoted.plain(description.stringValue(), MAX_DESCRIPTION)
        : "";
  }

  private void value(Violation violation, DiagnosticCode code) {
    String pointer = prefix + violation.pointer();
    String received = Quoted.json(violation.received());
    List<String> accepted = ViolationText.accepted(violation);
    List<String> near = near(violation);
    String meant = near.isEmpty() ? "" : "; did you mean \"%s\"?".formatted(near.getFirst());
    Finding finding =
        findings
            .error(
                code,
                pointer,
                "%s is %s, accepted is %s%s"
                    .formatted(place(pointer), received, String.join(" or ", accepted), meant))
            .received(received)
            .accepted(accepted)
            .suggestions(near);
    ValueFixes.of(violation, pointer).forEach(finding::fix);
    IdFix.of(violation, pointer, manifest).ifPresent(finding::fix);
  }

  private static List<String> near(Violation violation) {
    if (!violation.keyword().equals("enum") || !violation.received().isString()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    violation.expected().forEach(item -> names.add(item.asString()));
    return NearestNames.of(violation.received().stringValue(), names);
  }

  private static String place(String pointer) {
    return pointer.isEmpty()
        ? "the manifest"
        : Quoted.plain(pointer.substring(pointer.lastIndexOf('/') + 1), Quoted.MAX_LENGTH);
  }
}
