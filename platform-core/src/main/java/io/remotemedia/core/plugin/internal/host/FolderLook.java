package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.plugin.PluginHostOptions;
import io.remotemedia.core.plugin.internal.archive.ArchiveEnd;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Compares what lies in the folders with what is known, and says when a file is complete: it ends
 * as an archive does and has not changed for a moment. One that never gets a readable end is judged
 * all the same after a while, and told what it is.
 */
final class FolderLook {
  private static final long QUIET_MILLIS = 100;
  private static final long GIVE_UP_MILLIS = 1_500;

  private final PluginHostOptions options;
  private final ScheduledExecutorService owner;
  private final Runnable lookAgain;
  private boolean isScheduled;

  FolderLook(PluginHostOptions options, ScheduledExecutorService owner, Runnable lookAgain) {
    this.options = options;
    this.owner = owner;
    this.lookAgain = lookAgain;
  }

  /** Marks what is gone, adds what is new. True when something changed. */
  boolean compare(FolderScan scan, List<PluginRecord> records) {
    boolean changed = false;
    for (PluginRecord item : List.copyOf(records)) {
      FileSignature now = scan.files().get(item.file);
      if (!item.isGone && !item.signature.equals(now)) {
        changed = true;
        if (now != null && item.phase == PluginRecord.Phase.SETTLING) {
          item.signature = now;
          item.unchangedSinceNanos = System.nanoTime();
        } else {
          item.isGone = true;
        }
      }
    }
    for (Map.Entry<Path, FileSignature> file : scan.files().entrySet()) {
      boolean isKnown =
          records.stream().anyMatch(item -> !item.isGone && item.file.equals(file.getKey()));
      if (!isKnown) {
        changed = true;
        records.add(new PluginRecord(file.getKey(), file.getValue(), System.nanoTime()));
      }
    }
    return changed;
  }

  /** Whether a file can be judged; if not, it is looked at again in a moment. */
  boolean isSettled(PluginRecord item, boolean isFirst) {
    if (!options.watch() || !item.signature.isFile()) {
      return true;
    }
    long quiet = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - item.unchangedSinceNanos);
    long age = System.currentTimeMillis() - item.signature.modifiedMillis();
    boolean settled =
        ArchiveEnd.isComplete(item.file)
            ? isFirst || quiet >= QUIET_MILLIS || age >= GIVE_UP_MILLIS
            : quiet >= GIVE_UP_MILLIS || isFirst && age >= GIVE_UP_MILLIS;
    if (!settled) {
      lookSoon();
    }
    return settled;
  }

  private void lookSoon() {
    if (isScheduled) {
      return;
    }
    isScheduled = true;
    try {
      owner.schedule(
          () -> {
            isScheduled = false;
            lookAgain.run();
          },
          QUIET_MILLIS,
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed meanwhile.
    }
  }
}
