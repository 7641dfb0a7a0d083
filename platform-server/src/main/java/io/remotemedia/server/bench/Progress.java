package io.remotemedia.server.bench;

import java.io.PrintWriter;

/** A bar that is redrawn a few times a second. Used by one thread. */
public final class Progress {
  private static final long PERIOD_NANOS = 200_000_000L;
  private static final int WIDTH = 30;
  private static final int PERCENT = 100;

  private final PrintWriter out;
  private final String title;
  private long drawnNanos;

  private Progress(PrintWriter out, String title) {
    this.out = out;
    this.title = title;
  }

  /**
   * A bar on a terminal.
   *
   * @param out where it is drawn
   * @param title what runs
   * @return the bar
   */
  public static Progress on(PrintWriter out, String title) {
    return new Progress(out, title);
  }

  /**
   * Draws nothing.
   *
   * @return a bar without a terminal
   */
  public static Progress silent() {
    return new Progress(null, "");
  }

  void at(long done, long all) {
    if (out == null) {
      return;
    }
    long now = System.nanoTime();
    if (now - drawnNanos >= PERIOD_NANOS) {
      drawnNanos = now;
      int filled = (int) (WIDTH * done / all);
      out.printf(
          "\r%-24s [%s%s] %3d %%",
          title, "#".repeat(filled), " ".repeat(WIDTH - filled), PERCENT * done / all);
      out.flush();
    }
  }

  void done() {
    if (out != null) {
      out.printf("\r%-24s [%s] 100 %%%n", title, "#".repeat(WIDTH));
      out.flush();
    }
  }
}
