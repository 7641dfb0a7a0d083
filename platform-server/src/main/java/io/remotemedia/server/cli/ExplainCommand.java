package io.remotemedia.server.cli;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.DiagnosticText;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.protocol.v1.AudioDescription;
import io.remotemedia.protocol.v1.AudioFormat;
import io.remotemedia.protocol.v1.ExplainManifestRequest;
import io.remotemedia.server.catalog.DiagnosticsPage;
import io.remotemedia.server.client.CatalogAccess;
import io.remotemedia.server.client.RefusedManifest;
import io.remotemedia.spi.SampleFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a manifest would do, or what a diagnostic code means. */
@Command(
    name = "explain",
    description = {
      "Tells what a manifest would do: formats, latency, memory and cost along the graph, and the"
          + " limit that breaks first.",
      "With a diagnostic code, like RM-1405, tells what it means and what to do."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private static final Pattern CODE = Pattern.compile("(?i)(RM-?)?[0-9]{4}");
  private static final int DEFAULT_RATE = 16_000;

  @Spec private CommandSpec spec;
  @Mixin private CatalogOptions catalogs;

  @Option(names = "--rate", paramLabel = "HZ", description = "sample rate of the input")
  private Integer rate;

  @Option(names = "--channels", paramLabel = "N", description = "channels of the input")
  private Integer channels;

  @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}")
  private SampleFormat format;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "say whether this much audio, sent at once, fits the limits")
  private double seconds;

  @Option(
      names = "--cost",
      description =
          "run the manifest on generated audio until the figures settle (some seconds here, up to"
              + " one on a server), and tell what its nodes cost")
  private boolean cost;

  @Parameters(
      paramLabel = "FILE|CODE",
      description = "a manifest, JSON or YAML, - for the standard input; or a diagnostic code")
  private String target;

  @Override
  public Integer call() {
    if (CODE.matcher(target).matches() && !Files.exists(Path.of(target))) {
      return code();
    }
    return catalogs.run(spec, this::manifest);
  }

  private int code() {
    Optional<DiagnosticCode> found = DiagnosticsPage.find(target);
    if (found.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "remotemedia explain: there is no diagnostic code %s; docs/diagnostics.md has all"
                  .formatted(Quoted.text(target)));
      return ExitCode.FINDINGS;
    }
    DiagnosticCode code = found.get();
    spec.commandLine()
        .getOut()
        .printf(
            "%s  %s%n%nConcerns:    %s (%s)%nWhat to do:  %s%n",
            code.id(),
            code.title(),
            DiagnosticsPage.section(code),
            DiagnosticsPage.kind(code),
            code.advice());
    return ExitCode.GOOD;
  }

  private int manifest(CatalogAccess catalog) throws IOException {
    ManifestSource.Text text;
    try {
      text = ManifestFile.read(target);
    } catch (JsonSyntaxException e) {
      throw new IOException(
          "%s:%d:%d: %s"
              .formatted(target, e.position().line(), e.position().column(), e.getMessage()),
          e);
    }
    try {
      PrintWriter out = spec.commandLine().getOut();
      ExplanationText.print(catalog.explain(text, question()), seconds, out);
      return ExitCode.GOOD;
    } catch (RefusedManifest e) {
      PrintWriter err = spec.commandLine().getErr();
      if (e.findings().reported().isEmpty()) {
        err.println("remotemedia explain: " + e.getMessage());
      }
      err.print(DiagnosticText.render(e.findings(), text.text(), target));
      return ExitCode.FINDINGS;
    }
  }

  private ExplainManifestRequest question() {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException(
          "--seconds is %s, accepted is a finite number from 0".formatted(seconds));
    }
    ExplainManifestRequest.Builder question =
        ExplainManifestRequest.newBuilder().setSeconds(seconds).setMeasureCost(cost);
    if (rate != null || channels != null || format != null) {
      question.setInput(input());
    }
    return question.build();
  }

  private AudioDescription input() {
    // Says what is accepted, in the words that plugins hear.
    var checked =
        new io.remotemedia.spi.AudioFormat(
            rate == null ? DEFAULT_RATE : rate,
            channels == null ? 1 : channels,
            format == null ? SampleFormat.F32 : format);
    return AudioDescription.newBuilder()
        .setSampleRate(checked.sampleRate())
        .setChannels(checked.channels())
        .setFormat(AudioFormat.valueOf("AUDIO_FORMAT_" + checked.sampleFormat()))
        .build();
  }
}
