package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.plugin.internal.archive.Folders;
import io.remotemedia.core.plugin.internal.descriptor.PluginDescriptor;
import io.remotemedia.core.plugin.internal.link.ClassScan;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import io.remotemedia.core.plugin.internal.verdict.StepLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** One content of one file, from its first sight until it is forgotten. Owner thread only. */
final class PluginRecord {
  /** How far it has come. */
  enum Phase {
    /** Seen, maybe still being written. */
    SETTLING,
    /** Its static steps run. */
    JUDGING,
    /** Refused by what it contains. */
    REFUSED,
    /** May be started. */
    CANDIDATE,
    /** Its code runs for the first time. */
    STARTING,
    /** Started: can serve. */
    LOADED
  }

  final Path file;
  FileSignature signature;
  long unchangedSinceNanos;
  Phase phase = Phase.SETTLING;

  /** The file is not there any more, or has another content. */
  boolean isGone;

  /** Another content stands at the same place. */
  boolean isReplaced;

  /** Judged outside of a host: nobody knows which plugins would serve beside it. */
  boolean isAlone;

  StaticVerdict verdict;
  StepLog startSteps = new StepLog();
  StepLog selfTestSteps = new StepLog();
  boolean isSelfTested;

  /** Class loaders over its private copy that are not closed. */
  int openLoaders;

  PluginRefusal refusal;
  LoadedPlugin loaded;

  /** Names and aliases, once it was started. */
  List<String> knownNames = List.of();

  /** Without aliases: described, else as far as they could be read off. */
  List<String> typeNames = List.of();

  Instant since = Instant.now();
  String lastTold = "";

  PluginRecord(Path file, FileSignature signature, long nanos) {
    this.file = file;
    this.signature = signature;
    this.unchangedSinceNanos = nanos;
  }

  PluginDescriptor descriptor() {
    return verdict == null ? null : verdict.descriptor();
  }

  /** Empty without a descriptor. */
  String pluginId() {
    return descriptor() == null ? "" : descriptor().pluginId();
  }

  /** Empty without a descriptor. */
  String version() {
    return descriptor() == null ? "" : descriptor().version();
  }

  ClassScan.Outline outline() {
    return verdict == null ? ClassScan.Outline.UNKNOWN : verdict.outline();
  }

  String fileName() {
    return file.getFileName().toString();
  }

  boolean isPending() {
    return phase == Phase.JUDGING || phase == Phase.STARTING;
  }

  boolean canServe() {
    return phase == Phase.CANDIDATE || phase == Phase.STARTING || phase == Phase.LOADED;
  }

  /** To be called when nothing of it is loaded and nobody will load it again. */
  void deleteCopy() {
    if (verdict != null && verdict.content() != null) {
      Folders.delete(verdict.content().folder());
    }
  }
}
