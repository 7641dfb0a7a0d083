package io.remotemedia.server.cli;

import io.remotemedia.core.diagnostic.DiagnosticJson;
import io.remotemedia.core.diagnostic.DiagnosticText;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.plugin.PluginHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks manifests as the server would. */
@Command(
    name = "validate",
    description = "Checks manifests as the server would, and tells every fault.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private PluginOptions plugins;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "manifests")
  private List<Path> files;

  @Override
  public Integer call() {
    boolean allValid = true;
    try (PluginHost host = plugins.open()) {
      ManifestPlanner planner = new ManifestPlanner();
      for (Path file : files) {
        ManifestSource.JsonText text = ManifestFile.read(file);
        Diagnostics findings = findings(planner, host, text);
        allValid &= !findings.hasErrors();
        print(file, text, findings);
      }
    } catch (IOException e) {
      spec.commandLine().getErr().println("remotemedia validate: " + e.getMessage());
      return ExitCode.USAGE;
    }
    return allValid ? ExitCode.GOOD : ExitCode.FINDINGS;
  }

  private static Diagnostics findings(
      ManifestPlanner planner, PluginHost host, ManifestSource.JsonText text) {
    try {
      return planner.plan(text, host.catalog()).warnings();
    } catch (PipelineException e) {
      return e.fault().diagnostics();
    }
  }

  private void print(Path file, ManifestSource.JsonText text, Diagnostics findings) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(DiagnosticJson.report(findings));
      return;
    }
    out.print(DiagnosticText.render(findings, text.json(), file.toString()));
    out.printf("%s: %s%n", file, findings.hasErrors() ? findings.total() + " findings" : "valid");
  }
}
