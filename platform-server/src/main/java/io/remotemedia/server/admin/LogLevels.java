package io.remotemedia.server.admin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.Quoted;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** What the process logs, while it runs. Thread-safe. */
public final class LogLevels implements AutoCloseable {
  private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Names outside of these are not ours to ask for, and each new name takes memory for ever. */
  private static final Pattern NAME =
      Pattern.compile("ROOT|io\\.(remotemedia|grpc)(\\.[A-Za-z0-9_$]{1,64}){0,12}");

  private static final int MAX_NAMES = 100;

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Map<String, Future<?>> reverts = new HashMap<>();
  private final Map<String, Level> before = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("log-levels").daemon().unstarted(task));

  /** The levels of this process. */
  public LogLevels() {}

  /**
   * The loggers whose level is set.
   *
   * @return levels by name
   */
  public Map<String, String> levels() {
    Map<String, String> levels = new TreeMap<>();
    for (Logger logger : context.getLoggerList()) {
      if (logger.getLevel() != null) {
        levels.put(logger.getName(), logger.getLevel().toString());
      }
    }
    return levels;
  }

  /**
   * Changes a level.
   *
   * @param name ROOT, or a package or class of ours or of gRPC's
   * @param level ERROR, WARN, INFO, DEBUG or TRACE, in any case
   * @param duration until the former level is back; zero for until the next restart
   * @return the level that was in force before
   * @throws IllegalArgumentException when one of them is not accepted; the message says what is
   */
  public synchronized String set(String name, String level, Duration duration) {
    check(name, level, duration);
    Logger logger = context.getLogger(name);
    String effective = logger.getEffectiveLevel().toString();
    Future<?> pending = reverts.remove(name);
    if (pending != null) {
      pending.cancel(false);
    }
    Level former = before.containsKey(name) ? before.get(name) : logger.getLevel();
    before.remove(name);
    logger.setLevel(Level.valueOf(level.toUpperCase(Locale.ROOT)));
    if (duration.isPositive()) {
      before.put(name, former);
      reverts.put(
          name, timer.schedule(() -> revert(name), duration.toMillis(), TimeUnit.MILLISECONDS));
    }
    return effective;
  }

  private synchronized void revert(String name) {
    reverts.remove(name);
    context.getLogger(name).setLevel(before.remove(name));
    LoggerFactory.getLogger(LogLevels.class)
        .atInfo()
        .addKeyValue("event", "log.level_reverted")
        .addKeyValue("logger", name)
        .log("the former level is back");
  }

  private void check(String name, String level, Duration duration) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "logger is %s, accepted are ROOT and names below io.remotemedia and io.grpc"
              .formatted(Quoted.text(name)));
    }
    if (!LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "level is %s, accepted are %s; nearest: %s"
              .formatted(
                  Quoted.text(level),
                  String.join(", ", LEVELS),
                  NearestNames.ranked(level, LEVELS).getFirst()));
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "for_seconds is %d, accepted are 0 to %d"
              .formatted(duration.toSeconds(), LONGEST.toSeconds()));
    }
    if (context.exists(name) == null && levels().size() >= MAX_NAMES) {
      throw new IllegalArgumentException(
          "%d loggers have a level of their own; accepted is a change of one of these"
              .formatted(MAX_NAMES));
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
