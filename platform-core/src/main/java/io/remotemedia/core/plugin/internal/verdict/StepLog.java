package io.remotemedia.core.plugin.internal.verdict;

import io.remotemedia.core.plugin.StepOutcome;
import io.remotemedia.core.plugin.StepOutcome.Result;
import io.remotemedia.core.plugin.VerdictStep;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Leads through the steps of a verdict and writes down how each ended. Not thread-safe. */
public final class StepLog {
  private final List<StepOutcome> outcomes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** An empty log. */
  public StepLog() {}

  /**
   * A step.
   *
   * @param <T> what it finds
   */
  @FunctionalInterface
  public interface Step<T> {
    /**
     * Runs the step.
     *
     * @param remarks takes what does not refuse the plugin
     * @return what it found
     * @throws PluginRefusal when the plugin does not pass
     */
    T run(List<String> remarks) throws PluginRefusal;
  }

  /**
   * Runs a step and writes down how it ended.
   *
   * @param <T> what it finds
   * @param step which one
   * @param body the step
   * @return what it found
   * @throws PluginRefusal when the plugin does not pass
   */
  public <T> T run(VerdictStep step, Step<T> body) throws PluginRefusal {
    long start = System.nanoTime();
    List<String> remarks = new ArrayList<>();
    try {
      T found = body.run(remarks);
      warnings.addAll(remarks);
      String note = remarks.isEmpty() ? "" : remarks.getFirst();
      add(step, remarks.isEmpty() ? Result.PASSED : Result.WARNED, note, start);
      return found;
    } catch (PluginRefusal e) {
      add(step, Result.FAILED, e.getMessage(), start);
      throw e;
    }
  }

  private void add(VerdictStep step, Result result, String note, long startNanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    outcomes.add(new StepOutcome(step, result, note, millis));
  }

  /**
   * Adds a note to the last step, if it passed without one.
   *
   * @param note a few words; empty for nothing
   */
  public void note(String note) {
    StepOutcome last = outcomes.getLast();
    if (last.result() == Result.PASSED && !note.isEmpty()) {
      outcomes.set(
          outcomes.size() - 1, new StepOutcome(last.step(), last.result(), note, last.millis()));
    }
  }

  /**
   * Writes down a step that was left out.
   *
   * @param step which one
   * @param note why
   */
  public void skipped(VerdictStep step, String note) {
    outcomes.add(new StepOutcome(step, Result.SKIPPED, note, 0));
  }

  /**
   * Takes over what another log has, after the own.
   *
   * @param later the other log
   */
  public void append(StepLog later) {
    outcomes.addAll(later.outcomes);
    warnings.addAll(later.warnings);
  }

  /**
   * The steps so far.
   *
   * @return in the order in which they ran
   */
  public List<StepOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /**
   * The remarks so far.
   *
   * @return one sentence each
   */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * How long all steps took.
   *
   * @return milliseconds
   */
  public long millis() {
    return outcomes.stream().mapToLong(StepOutcome::millis).sum();
  }
}
