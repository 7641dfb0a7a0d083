package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.PluginHostOptions;
import io.remotemedia.core.plugin.SelfTestMode;
import io.remotemedia.core.plugin.VerdictStep;
import io.remotemedia.core.plugin.internal.archive.PrivateCopies;
import io.remotemedia.core.plugin.internal.link.HostSymbols;
import io.remotemedia.core.plugin.internal.selftest.SelfTest;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import io.remotemedia.core.plugin.internal.verdict.StepLog;
import io.remotemedia.spi.SpiVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs the steps of verdicts on threads of their own, each for itself, so that a plugin that hangs
 * costs the others nothing. Results come back on the owner thread.
 */
final class Judging {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  /** After the start of a server, which has more urgent things to do. */
  private static final long SELF_TEST_DELAY_MILLIS = 1_000;

  /** Times its budget of processor time that a self-test may take by the clock. */
  private static final int SELF_TEST_PATIENCE = 15;

  private final PluginHostOptions options;
  private final PrivateCopies copies;
  private final ScheduledExecutorService owner;
  private final Runnable changed;
  private boolean selfTestRuns;
  private final HostSymbols symbols = HostSymbols.ofThisHost(SpiVersion.CURRENT);

  /** Static steps run no code of plugins, so they end, and a few threads are enough. */
  private final ExecutorService readers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          task -> Thread.ofPlatform().daemon().name("plugin-reader").unstarted(task));

  Judging(
      PluginHostOptions options,
      PrivateCopies copies,
      ScheduledExecutorService owner,
      Runnable changed) {
    this.options = options;
    this.copies = copies;
    this.owner = owner;
    this.changed = changed;
  }

  private void onOwner(Runnable task) {
    try {
      owner.execute(task);
    } catch (RejectedExecutionException e) {
      // The host is closed; nobody waits for this.
    }
  }

  /** The static steps. */
  void judge(PluginRecord item) {
    item.phase = PluginRecord.Phase.JUDGING;
    readers.execute(
        () -> {
          StaticVerdict verdict = StaticVerdict.of(item.file, copies, options, symbols);
          onOwner(() -> judged(item, verdict));
        });
  }

  private void judged(PluginRecord item, StaticVerdict verdict) {
    item.verdict = verdict;
    item.typeNames = verdict.outline().declaredTypes();
    item.refusal = verdict.refusal();
    item.phase =
        verdict.refusal() == null ? PluginRecord.Phase.CANDIDATE : PluginRecord.Phase.REFUSED;
    changed.run();
  }

  /** The steps in which code of the plugin runs, within the time that they have. */
  void start(PluginRecord item) {
    item.phase = PluginRecord.Phase.STARTING;
    item.openLoaders++;
    PluginStart start = new PluginStart(item.verdict.content(), item.descriptor(), options);
    Guarded<LoadedPlugin> guarded =
        new Guarded<>(
            "plugin-start-" + item.pluginId(), start::run, late -> late.isolated().close());
    ScheduledFuture<?> limit =
        owner.schedule(
            () -> tooLate(item, guarded), startLimit().toMillis(), TimeUnit.MILLISECONDS);
    guarded
        .result()
        .whenComplete(
            (loaded, thrown) -> {
              // A timer that waits on would keep the classes of the plugin in memory.
              limit.cancel(false);
              onOwner(() -> started(item, start, loaded, thrown));
            });
  }

  private Duration startLimit() {
    return options.selfTest() == SelfTestMode.ENFORCE
        ? options.startLimit().plus(options.selfTestBudget().multipliedBy(SELF_TEST_PATIENCE))
        : options.startLimit();
  }

  private void started(
      PluginRecord item, PluginStart start, LoadedPlugin loaded, Throwable thrown) {
    item.startSteps = start.steps();
    if (thrown == null) {
      item.loaded = loaded;
      item.phase = PluginRecord.Phase.LOADED;
      item.knownNames = loaded.allNames();
      item.typeNames = loaded.typeNames();
    } else {
      item.openLoaders--;
      refuse(
          item,
          thrown instanceof PluginRefusal refusal
              ? refusal
              : new PluginRefusal(
                  DiagnosticCode.PLUGIN_START_FAILED, "the plugin failed to start", thrown));
    }
    changed.run();
  }

  private static void refuse(PluginRecord item, PluginRefusal refusal) {
    item.refusal = refusal;
    item.phase = PluginRecord.Phase.REFUSED;
  }

  private void tooLate(PluginRecord item, Guarded<LoadedPlugin> guarded) {
    List<String> stack = guarded.giveUp();
    if (stack.isEmpty()) {
      return;
    }
    // The log of its steps belongs to the thread that was given up; only the failure is told.
    StepLog steps = new StepLog();
    PluginRefusal refusal =
        new PluginRefusal(
            DiagnosticCode.PLUGIN_START_TIMEOUT,
            "the plugin did not start within %d ms".formatted(startLimit().toMillis()),
            stack);
    try {
      steps.run(
          VerdictStep.START,
          remarks -> {
            throw refusal;
          });
    } catch (PluginRefusal e) {
      item.startSteps = steps;
    }
    refuse(item, refusal);
    changed.run();
  }

  /**
   * The self-test of a plugin that serves already; what it finds is a warning. One at a time, and
   * not while the server starts: the plugins have work to do.
   */
  void selfTest(PluginRecord item) {
    if (item.isSelfTested || selfTestRuns) {
      return;
    }
    item.isSelfTested = true;
    selfTestRuns = true;
    owner.schedule(
        () -> startSelfTest(item),
        options.watch() ? SELF_TEST_DELAY_MILLIS : 0,
        TimeUnit.MILLISECONDS);
  }

  private void startSelfTest(PluginRecord item) {
    LoadedPlugin loaded = item.loaded;
    if (loaded == null || !loaded.uses().acquire()) {
      selfTestRuns = false;
      changed.run();
      return;
    }
    Guarded<StepLog> guarded =
        new Guarded<>(
            "plugin-self-test-" + item.pluginId(),
            () -> {
              try {
                return selfTest(loaded.nodeTypes());
              } finally {
                loaded.uses().release();
              }
            },
            late -> {});
    ScheduledFuture<?> limit =
        owner.schedule(
            () -> {
              if (!guarded.giveUp().isEmpty()) {
                selfTested(item, loaded, timedOut());
              }
            },
            options.selfTestBudget().multipliedBy(SELF_TEST_PATIENCE).toMillis(),
            TimeUnit.MILLISECONDS);
    guarded
        .result()
        .whenComplete(
            (steps, thrown) -> {
              limit.cancel(false);
              onOwner(() -> selfTested(item, loaded, steps));
            });
  }

  private StepLog selfTest(List<NodeType> types) throws PluginRefusal {
    StepLog steps = new StepLog();
    steps.note(
        steps.run(
            VerdictStep.SELF_TEST,
            remarks -> {
              SelfTest.Report report = SelfTest.run(types, options.selfTestBudget());
              remarks.addAll(report.failures());
              return report.note();
            }));
    return steps;
  }

  private static StepLog timedOut() {
    StepLog steps = new StepLog();
    try {
      steps.run(
          VerdictStep.SELF_TEST,
          remarks -> {
            remarks.add("the self-test did not end, and was given up");
            return null;
          });
    } catch (PluginRefusal e) {
      throw new IllegalStateException(e);
    }
    return steps;
  }

  private void selfTested(PluginRecord item, LoadedPlugin loaded, StepLog steps) {
    selfTestRuns = false;
    // The plugin may have been replaced meanwhile; then nobody asks any more.
    if (item.loaded == loaded && steps != null) {
      item.selfTestSteps = steps;
    }
    changed.run();
  }

  /** Stops plugins at the end of the host, all at once and in bounded time. */
  void close(List<PluginRecord> items) {
    readers.shutdownNow();
    List<Thread> threads = new ArrayList<>();
    for (PluginRecord item : items) {
      LoadedPlugin loaded = item.loaded;
      item.loaded = null;
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("plugin-stop-" + item.pluginId())
              .start(() -> loaded.isolated().close()));
    }
    long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
    for (Thread thread : threads) {
      try {
        thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
