package io.remotemedia.core.plugin.internal.selftest;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.spi.NodeExample;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the examples of node types and the laws of the SPI on them, with the code that authors use
 * too: what holds there holds here. Ends between two examples when its time is over.
 */
public final class SelfTest {
  private static final int MAX_MESSAGE = 600;

  private SelfTest() {}

  /**
   * What came of it.
   *
   * @param examples how many were run
   * @param failures what broke, one line each
   * @param isComplete whether all examples were run in the time
   */
  public record Report(int examples, List<String> failures, boolean isComplete) {
    /**
     * What to note beside the failures.
     *
     * @return how far it came; empty when it came to its end
     */
    public String note() {
      return isComplete ? "" : "ended after %d examples, its time was over".formatted(examples);
    }
  }

  /**
   * Runs it, on the calling thread.
   *
   * @param types of one plugin, held by the caller
   * @param budget the processor time for all of them: a busy machine is no fault of the plugin
   * @return what came of it
   */
  public static Report run(List<NodeType> types, Duration budget) {
    long start = processorNanos();
    List<String> failures = new ArrayList<>();
    int examples = 0;
    for (NodeType type : types) {
      for (NodeExample example : type.descriptor().examples()) {
        if (processorNanos() - start > budget.toNanos() || Thread.interrupted()) {
          return new Report(examples, failures, false);
        }
        examples++;
        try {
          new ExampleTest<>(type, type.factory(), example).run();
        } catch (Throwable e) {
          // AssertionErrors of the laws among them; nothing of a plugin may pass here.
          failures.add(
              "%s, example %s: %s"
                  .formatted(
                      type.name(),
                      Quoted.text(Quoted.plain(example.title(), 100)),
                      Quoted.plain(message(e), MAX_MESSAGE)));
        }
      }
    }
    return new Report(examples, failures, true);
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String message(Throwable thrown) {
    boolean isOurs = thrown instanceof AssertionError || thrown instanceof BrokenExampleException;
    return isOurs ? String.valueOf(thrown.getMessage()) : String.valueOf(thrown);
  }
}
