package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.plugin.PluginHostOptions;
import io.remotemedia.core.plugin.PluginStatus;
import io.remotemedia.core.plugin.SelfTestMode;
import io.remotemedia.core.plugin.internal.archive.PrivateCopies;
import io.remotemedia.core.plugin.internal.link.HostSymbols;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** The verdict on one file, outside of a server. */
public final class OfflineVerdict {
  private OfflineVerdict() {}

  /**
   * Goes all steps.
   *
   * @param file a plugin
   * @param options how plugins are judged
   * @return the verdict
   */
  public static PluginStatus of(Path file, PluginHostOptions options) {
    SynchronousQueue<Boolean> changes = new SynchronousQueue<>();
    ScheduledExecutorService owner =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("plugin-verify").unstarted(task));
    try (PrivateCopies copies = new PrivateCopies(options.archive())) {
      PluginRecord item = record(file);
      Judging judging = new Judging(options, copies, owner, () -> offer(changes));
      owner.execute(() -> judging.judge(item));
      changes.poll(1, TimeUnit.MINUTES);
      if (item.phase == PluginRecord.Phase.CANDIDATE) {
        owner.execute(() -> judging.start(item));
        changes.poll(1, TimeUnit.MINUTES);
      }
      if (item.loaded != null && options.selfTest() == SelfTestMode.WARN) {
        owner.execute(() -> judging.selfTest(item));
        changes.poll(1, TimeUnit.MINUTES);
      }
      PluginStatus status = status(item);
      judging.close(item.loaded == null ? List.of() : List.of(item));
      return status;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      owner.shutdownNow();
    }
  }

  private static void offer(SynchronousQueue<Boolean> changes) {
    try {
      changes.put(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PluginRecord record(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    PluginRecord item = new PluginRecord(absolute, FileSignature.of(absolute), System.nanoTime());
    item.isAlone = true;
    return item;
  }

  /** What other plugins offer is not known here, so dependencies are not asked for. */
  private static PluginStatus status(PluginRecord item) {
    Remark taken =
        item.loaded == null ? null : Selection.namesTaken(item, new Catalogs().builtInNames());
    return StatusView.of(item, taken, null);
  }

  /**
   * Goes the static steps, against another SPI.
   *
   * @param file a plugin
   * @param spiJar a node-spi jar
   * @param options how plugins are judged
   * @return the verdict
   * @throws IOException when the jar is no node-spi
   */
  public static PluginStatus against(Path file, Path spiJar, PluginHostOptions options)
      throws IOException {
    HostSymbols symbols = HostSymbols.ofSpi(spiJar);
    try (PrivateCopies copies = new PrivateCopies(options.archive())) {
      PluginRecord item = record(file);
      item.verdict = StaticVerdict.of(item.file, copies, options, symbols);
      item.typeNames = item.verdict.outline().declaredTypes();
      item.refusal = item.verdict.refusal();
      item.phase = PluginRecord.Phase.LOADED;
      return StatusView.of(item, null, null);
    }
  }
}
