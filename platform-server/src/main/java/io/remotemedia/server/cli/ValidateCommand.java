package io.remotemedia.server.cli;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.DiagnosticJson;
import io.remotemedia.core.diagnostic.DiagnosticText;
import io.remotemedia.core.diagnostic.Diagnostics;
import io.remotemedia.core.diagnostic.Fix;
import io.remotemedia.core.diagnostic.Severity;
import io.remotemedia.core.fix.AppliedFix;
import io.remotemedia.core.fix.FixResult;
import io.remotemedia.core.fix.ManifestFixer;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.server.client.CatalogAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks manifests as the server would, and repairs what has a certain fix. */
@Command(
    name = "validate",
    description = {
      "Checks manifests as the server would, and tells every fault.",
      "Exit codes: 0 all are valid, 1 there are findings, 2 a file cannot be read, 3 the server"
          + " does not answer."
    },
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CatalogOptions catalogs;

  @Option(
      names = "--json",
      description = "for programs: one JSON object on one line for each file, in their order")
  private boolean json;

  @Option(
      names = "--fix",
      description =
          "apply the fixes that are certain, write the file, and show the difference (with FILE -:"
              + " the repaired text on stdout, the rest on stderr)")
  private boolean fix;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "manifests, JSON or YAML; - for the standard input")
  private List<String> files;

  @Override
  public Integer call() {
    return catalogs.run(spec, this::validate);
  }

  private int validate(CatalogAccess catalog) {
    int worst = ExitCode.GOOD;
    for (String file : files) {
      try {
        worst = Math.max(worst, validate(catalog, file));
      } catch (IOException e) {
        spec.commandLine().getErr().println("remotemedia validate: " + FileFailure.text(e));
        worst = ExitCode.USAGE;
      }
    }
    return worst;
  }

  private int validate(CatalogAccess catalog, String file) throws IOException {
    ManifestSource.Text text;
    try {
      text = ManifestFile.read(file);
    } catch (JsonSyntaxException e) {
      return tell(file, null, Diagnostics.of(List.of(unreadable(e))));
    }
    if (fix) {
      return tell(file, repair(catalog, file, text));
    }
    Diagnostics findings = catalog.planner().validate(text, catalog.catalog());
    return tell(file, text.text(), findings);
  }

  private static Diagnostic unreadable(JsonSyntaxException e) {
    return new Diagnostic(
        e.code(),
        Severity.ERROR,
        e.getMessage(),
        "",
        e.position().line(),
        e.position().column(),
        "",
        e.excerpt(),
        List.of(),
        List.of(),
        List.of());
  }

  private FixResult repair(CatalogAccess catalog, String file, ManifestSource.Text text)
      throws IOException {
    FixResult result =
        new ManifestFixer(catalog.planner()).fix(text, catalog.catalog(), Fix.CERTAIN);
    if (file.equals(ManifestFile.STDIN)) {
      spec.commandLine().getOut().print(result.after().text());
      spec.commandLine().getOut().flush();
    } else if (result.isChanged()) {
      Files.writeString(Path.of(file), result.after().text(), StandardCharsets.UTF_8);
    }
    return result;
  }

  private int tell(String file, FixResult result) {
    PrintWriter out = out(file);
    if (!json) {
      for (AppliedFix applied : result.applied()) {
        Diagnostic finding = applied.diagnostic();
        out.printf(
            "%s:%d:%d: fixed %s: %s%n",
            name(file),
            finding.line(),
            finding.column(),
            finding.code().id(),
            applied.fix().title());
      }
      out.print(result.diff(name(file)));
    }
    return tell(file, result.after().text(), result.remaining());
  }

  private int tell(String file, String text, Diagnostics findings) {
    PrintWriter out = out(file);
    if (json) {
      out.println(DiagnosticJson.report(findings));
    } else {
      out.print(DiagnosticText.render(findings, text, name(file)));
      out.printf("%s: %s%n", name(file), verdict(findings));
    }
    out.flush();
    return findings.hasErrors() ? ExitCode.FINDINGS : ExitCode.GOOD;
  }

  private static String verdict(Diagnostics findings) {
    String count = findings.total() == 1 ? "1 finding" : findings.total() + " findings";
    if (findings.hasErrors()) {
      return count;
    }
    return findings.total() == 0 ? "valid" : "valid, with " + count;
  }

  /** The repaired standard input is what stdout is for. */
  private PrintWriter out(String file) {
    return fix && file.equals(ManifestFile.STDIN)
        ? spec.commandLine().getErr()
        : spec.commandLine().getOut();
  }

  private static String name(String file) {
    return file.equals(ManifestFile.STDIN) ? "<stdin>" : file;
  }
}
