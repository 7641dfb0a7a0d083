package io.remotemedia.server.cli;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticJson;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.execution.PlainJson;
import io.remotemedia.server.config.ConfigException;
import io.remotemedia.server.config.ConfigLoader;
import io.remotemedia.server.config.ConfigSources;
import io.remotemedia.server.config.EffectiveValue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at the configuration of a server without starting one. */
@Command(
    name = "config",
    description = "Checks and shows the configuration of the server, without starting one.",
    mixinStandardHelpOptions = true)
final class ConfigCommand {
  @Command(
      name = "check",
      description = "Tells everything that is wrong. Exit code 0 when serve would start, else 2.",
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(
              arity = "0..1",
              paramLabel = "FILE",
              description = "YAML file (default: conf/server.yaml beside bin/)")
          Path file,
      @Option(names = "--json", description = "for programs") boolean json,
      @Mixin ServeOptions options) {
    Diagnostics findings = findings(file == null ? options.sources() : options.sources(file));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(DiagnosticJson.report(findings));
    } else {
      findings.reported().forEach(finding -> out.println(line(finding)));
      out.println(findings.hasErrors() ? "not usable" : "usable");
    }
    return findings.hasErrors() ? ExitCode.USAGE : ExitCode.GOOD;
  }

  @Spec private CommandSpec spec;

  private static String line(Diagnostic finding) {
    String severity = finding.severity() == Severity.ERROR ? "error" : "warning";
    return "%s %s %s".formatted(severity, finding.code().id(), finding.message());
  }

  private static Diagnostics findings(ConfigSources sources) {
    try {
      return ConfigLoader.load(sources).warnings();
    } catch (ConfigException e) {
      return e.findings();
    }
  }

  @Command(
      name = "show",
      description = "Shows every key with the value that counts and its origin; secrets masked.",
      mixinStandardHelpOptions = true)
  int show(
      @Option(names = "--json", description = "for programs") boolean json,
      @Option(names = "--changed", description = "only what is not the default") boolean changed,
      @Mixin ServeOptions options) {
    List<EffectiveValue> values =
        ConfigLoader.effective(options.sources()).stream()
            .filter(value -> !changed || value.changed())
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(PlainJson.write(Map.of("settings", values.stream().map(this::tree).toList())));
    } else {
      values.forEach(
          value -> out.printf("%-46s %-24s %s%n", value.key(), value.value(), value.origin()));
    }
    return ExitCode.GOOD;
  }

  private Map<String, Object> tree(EffectiveValue value) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("key", value.key());
    tree.put("value", value.value());
    tree.put("origin", value.origin().toString());
    tree.put("description", value.description());
    return tree;
  }
}
