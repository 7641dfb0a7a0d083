package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.PluginHostOptions;
import io.remotemedia.core.plugin.VerdictStep;
import io.remotemedia.core.plugin.internal.archive.ArchiveCheck;
import io.remotemedia.core.plugin.internal.archive.ArchiveManifest;
import io.remotemedia.core.plugin.internal.archive.PluginContent;
import io.remotemedia.core.plugin.internal.archive.PrivateCopies;
import io.remotemedia.core.plugin.internal.archive.Unpacking;
import io.remotemedia.core.plugin.internal.descriptor.PluginDescriptor;
import io.remotemedia.core.plugin.internal.descriptor.SpiRange;
import io.remotemedia.core.plugin.internal.link.ClassScan;
import io.remotemedia.core.plugin.internal.link.HostSymbols;
import io.remotemedia.core.plugin.internal.link.LinkCheck;
import io.remotemedia.core.plugin.internal.trust.TrustCheck;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import io.remotemedia.core.plugin.internal.verdict.StepLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;

/**
 * What is found about a file before any code of it runs.
 *
 * @param content the private copy; null when there is none
 * @param descriptor what it says of itself; null when it does not
 * @param outline its classes
 * @param steps the steps that were gone
 * @param refusal why it is refused; null when it may be started
 */
record StaticVerdict(
    PluginContent content,
    PluginDescriptor descriptor,
    ClassScan.Outline outline,
    StepLog steps,
    PluginRefusal refusal) {

  static StaticVerdict of(
      Path file, PrivateCopies copies, PluginHostOptions options, HostSymbols symbols) {
    Judge judge = new Judge(file, copies, options, symbols);
    PluginRefusal refusal = null;
    try {
      judge.run();
    } catch (PluginRefusal e) {
      refusal = e;
    } catch (RuntimeException | StackOverflowError e) {
      // A reader of ours met what it does not expect; the file is to blame, and the others serve.
      refusal = new PluginRefusal(DiagnosticCode.PLUGIN_CLASS_FILE, "the file is broken", e);
    }
    return new StaticVerdict(judge.content, judge.descriptor, judge.outline, judge.steps, refusal);
  }

  /** Goes the steps, keeping what was found on the way. */
  private static final class Judge {
    private final Path file;
    private final PrivateCopies copies;
    private final PluginHostOptions options;
    private final HostSymbols symbols;
    private final StepLog steps = new StepLog();
    private ClassScan.Outline outline = ClassScan.Outline.UNKNOWN;
    private PluginContent content;
    private PluginDescriptor descriptor;

    Judge(Path file, PrivateCopies copies, PluginHostOptions options, HostSymbols symbols) {
      this.file = file;
      this.copies = copies;
      this.options = options;
      this.symbols = symbols;
    }

    void run() throws PluginRefusal {
      steps.run(
          VerdictStep.ARCHIVE,
          remarks -> {
            content = copies.copy(file);
            ArchiveCheck.require(content.file(), content.isZip(), options.archive());
            return null;
          });
      trust();
      steps.run(
          VerdictStep.DESCRIPTOR,
          remarks -> {
            Unpacking.unpack(content);
            descriptor = PluginDescriptor.of(manifest());
            return null;
          });
      ClassScan scan = ClassScan.of(content);
      outline = scan.outline();
      steps.run(
          VerdictStep.SPI_RANGE,
          remarks -> {
            SpiRange.require(descriptor.requires(), symbols.spiVersion());
            return null;
          });
      steps.run(
          VerdictStep.LINK,
          remarks -> {
            LinkCheck check = new LinkCheck(symbols, options.deniedCapabilities());
            check.require(scan, content, descriptor, remarks);
            return null;
          });
    }

    private void trust() throws PluginRefusal {
      boolean asked =
          options.trust().allowList().isPresent() || options.trust().signers().isPresent();
      if (!asked) {
        steps.skipped(VerdictStep.TRUST, "neither an allow-list nor signers are configured");
        return;
      }
      steps.run(
          VerdictStep.TRUST,
          remarks -> {
            TrustCheck.require(content, options.trust());
            return null;
          });
    }

    private Manifest manifest() throws PluginRefusal {
      try {
        return ArchiveManifest.of(content);
      } catch (IOException e) {
        throw new PluginRefusal(
            DiagnosticCode.PLUGIN_DESCRIPTOR,
            "META-INF/MANIFEST.MF cannot be read",
            List.of(String.valueOf(e.getMessage())));
      }
    }
  }
}
