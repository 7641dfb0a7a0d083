package io.remotemedia.core.plugin.internal.verdict;

import io.remotemedia.core.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.List;

/** What a plugin threw, in a few lines for an operator. */
public final class PluginEvidence {
  private static final int MAX_CAUSES = 5;
  private static final int MAX_FRAMES = 3;
  private static final int MAX_LENGTH = 1_000;

  private PluginEvidence() {}

  /**
   * Describes what was thrown.
   *
   * @param thrown by plugin code; null gives nothing
   * @return types, messages, the first frames
   */
  public static List<String> of(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      lines.add((depth == 0 ? "" : "caused by ") + Quoted.plain(String.valueOf(cause), MAX_LENGTH));
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(MAX_FRAMES, frames.length); i++) {
        lines.add("  at " + frames[i]);
      }
      cause = cause.getCause();
    }
    return lines;
  }
}
