package io.remotemedia.server.client;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.JsonPatch;
import io.remotemedia.core.diagnostic.PatchOperation;
import io.remotemedia.core.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Findings as a server sent them. */
final class ReceivedDiagnostics {
  private static final Map<String, DiagnosticCode> CODES =
      Arrays.stream(DiagnosticCode.values())
          .collect(Collectors.toMap(DiagnosticCode::id, Function.identity()));

  private ReceivedDiagnostics() {}

  static List<Diagnostic> of(List<io.remotemedia.protocol.v1.Diagnostic> messages) {
    return messages.stream().map(ReceivedDiagnostics::of).toList();
  }

  private static Diagnostic of(io.remotemedia.protocol.v1.Diagnostic message) {
    DiagnosticCode known = CODES.get(message.getCode());
    // A newer server may know more codes; its text says all the same what is wrong.
    String text =
        known == null ? message.getCode() + ": " + message.getMessage() : message.getMessage();
    boolean warning =
        message.getSeverity() == io.remotemedia.protocol.v1.Diagnostic.Severity.SEVERITY_WARNING;
    return new Diagnostic(
        known == null ? DiagnosticCode.MEMBER_FORM : known,
        warning ? Severity.WARNING : Severity.ERROR,
        text,
        message.getPointer(),
        message.getLine(),
        message.getColumn(),
        message.getWithin(),
        message.getReceived(),
        message.getAcceptedList(),
        message.getSuggestionsList(),
        fixes(message));
  }

  private static List<Fix> fixes(io.remotemedia.protocol.v1.Diagnostic message) {
    List<Fix> fixes = new ArrayList<>();
    for (io.remotemedia.protocol.v1.Diagnostic.Fix fix : message.getFixesList()) {
      try {
        fixes.add(
            new Fix(
                fix.getTitle(), patch(fix.getPatch()), Math.clamp(fix.getConfidence(), 0.0, 1.0)));
      } catch (IllegalArgumentException | JacksonException e) {
        // A patch that this tool cannot apply is none to offer.
      }
    }
    return fixes;
  }

  private static JsonPatch patch(String json) {
    List<PatchOperation> operations = new ArrayList<>();
    for (JsonNode operation : JsonMapper.shared().readTree(json)) {
      operations.add(operation(operation));
    }
    return new JsonPatch(operations);
  }

  private static PatchOperation operation(JsonNode operation) {
    String path = operation.path("path").asString();
    return switch (operation.path("op").asString()) {
      case "add" -> new PatchOperation.Add(path, operation.path("value"));
      case "remove" -> new PatchOperation.Remove(path);
      case "replace" -> new PatchOperation.Replace(path, operation.path("value"));
      case "move" -> new PatchOperation.Move(operation.path("from").asString(), path);
      default -> throw new IllegalArgumentException("unknown operation " + operation.path("op"));
    };
  }
}
