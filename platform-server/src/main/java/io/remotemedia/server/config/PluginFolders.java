package io.remotemedia.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where plugins are looked for when nothing else is said. */
public final class PluginFolders {
  private PluginFolders() {}

  /**
   * The distribution's folder and, in a checkout, that of its root.
   *
   * @return the folders, whether they exist or not; maybe none
   */
  public static List<Path> standard() {
    List<Path> folders = new ArrayList<>();
    for (String property : List.of("remotemedia.home", "remotemedia.checkout")) {
      String home = System.getProperty(property);
      if (home != null) {
        folders.add(Path.of(home, "plugins"));
      }
    }
    return folders;
  }
}
