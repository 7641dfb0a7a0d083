package io.remotemedia.core.plugin.internal.host;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Plugin code on a thread of its own that is given up when it takes too long: a thread that does
 * not listen cannot be stopped, but nobody has to wait for it.
 *
 * @param <T> the result
 */
final class Guarded<T> {
  private static final int MAX_FRAMES = 8;

  private final Thread thread;
  private final AtomicBoolean decided = new AtomicBoolean();
  private final CompletableFuture<T> result = new CompletableFuture<>();

  /**
   * Starts it.
   *
   * @param threadName names the plugin
   * @param task may throw anything or hang
   * @param tooLate takes the result of a task that was given up
   */
  Guarded(String threadName, Callable<T> task, Consumer<T> tooLate) {
    thread = Thread.ofPlatform().daemon().name(threadName).unstarted(() -> run(task, tooLate));
    thread.start();
  }

  private void run(Callable<T> task, Consumer<T> tooLate) {
    try {
      T value = task.call();
      if (decided.compareAndSet(false, true)) {
        result.complete(value);
      } else {
        tooLate.accept(value);
      }
    } catch (Throwable e) {
      if (decided.compareAndSet(false, true)) {
        result.completeExceptionally(e);
      }
    } finally {
      // The thread may live on in a list of the JVM for a moment; the plugin must not with it.
      thread.setContextClassLoader(null);
    }
  }

  /** The result, unless it was given up. */
  CompletableFuture<T> result() {
    return result;
  }

  /**
   * Gives it up, if it is still running.
   *
   * @return where it hangs; empty when it ended before
   */
  List<String> giveUp() {
    if (!decided.compareAndSet(false, true)) {
      return List.of();
    }
    List<String> stack =
        Stream.concat(
                Stream.of("thread " + thread.getName() + " is at"),
                Stream.of(thread.getStackTrace()).limit(MAX_FRAMES).map(frame -> "  at " + frame))
            .toList();
    thread.interrupt();
    return stack;
  }
}
