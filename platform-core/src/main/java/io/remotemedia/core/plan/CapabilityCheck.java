package io.remotemedia.core.plan;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Refuses what nodes ask of the machine and this one does not have. */
final class CapabilityCheck {
  private static final double BYTES_PER_GB = 1e9;

  private CapabilityCheck() {}

  static void check(JsonNode manifest, Machine machine, Findings findings) {
    int index = 0;
    for (JsonNode node : manifest.path("nodes")) {
      JsonNode asked = node.path("capabilities");
      String pointer = "/nodes/" + index++ + "/capabilities";
      if (asked.isObject()) {
        gpu(asked.path("gpu"), pointer + "/gpu", findings);
        cpu(asked.path("cpu"), machine, pointer + "/cpu", findings);
        memory(asked.path("memory_gb"), machine, pointer + "/memory_gb", findings);
      }
    }
  }

  private static void gpu(JsonNode gpu, String pointer, Findings findings) {
    if (gpu.isObject() && gpu.path("required").asBoolean(true)) {
      unmet(findings, pointer, gpu, "this server has no GPU for nodes", "required: false");
    }
  }

  private static void cpu(JsonNode cpu, Machine machine, String pointer, Findings findings) {
    int cores = machine.cores();
    JsonNode asked = cpu.path("cores");
    if (asked.isNumber() && asked.asDouble() > cores) {
      unmet(
          findings,
          pointer + "/cores",
          asked,
          "this server has %d cores".formatted(cores),
          "at most " + cores);
    }
    String arch = machine.architecture();
    JsonNode wanted = cpu.path("arch");
    if (wanted.isString() && !List.of("any", arch).contains(wanted.stringValue())) {
      unmet(
          findings,
          pointer + "/arch",
          wanted,
          "this server's architecture is " + arch,
          arch + " or any");
    }
  }

  private static void memory(JsonNode asked, Machine machine, String pointer, Findings findings) {
    double available = machine.memoryBytes() / BYTES_PER_GB;
    if (asked.isNumber() && asked.asDouble() > available) {
      unmet(
          findings,
          pointer,
          asked,
          String.format(Locale.ROOT, "this server has %.1f GB for all executions", available),
          String.format(Locale.ROOT, "at most %.1f", available));
    }
  }

  private static void unmet(
      Findings findings, String pointer, JsonNode received, String why, String accepted) {
    findings
        .error(
            DiagnosticCode.UNMET_CAPABILITY,
            pointer,
            "asked is %s, but %s".formatted(Quoted.json(received), why))
        .received(Quoted.json(received))
        .accepted(List.of(accepted));
  }
}
