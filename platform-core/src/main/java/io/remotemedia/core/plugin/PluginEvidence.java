package io.remotemedia.core.plugin;

import java.util.ArrayList;
import java.util.List;

/** What a plugin threw, in a few lines for an operator. */
final class PluginEvidence {
  private static final int MAX_CAUSES = 5;
  private static final int MAX_FRAMES = 3;

  private PluginEvidence() {}

  static List<String> of(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      lines.add((depth == 0 ? "" : "caused by ") + cause);
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(MAX_FRAMES, frames.length); i++) {
        lines.add("  at " + frames[i]);
      }
      cause = cause.getCause();
    }
    return lines;
  }
}
