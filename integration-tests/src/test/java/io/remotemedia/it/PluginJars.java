package io.remotemedia.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars of the standard plugins, as this build packaged them. */
final class PluginJars {
  private PluginJars() {}

  static void copyTo(Path folder) throws IOException {
    Path plugins = Path.of(System.getProperty("checkout"), "plugins");
    for (String name : List.of("resample", "vad", "format-convert")) {
      try (Stream<Path> files = Files.list(plugins.resolve(name).resolve("target"))) {
        Path jar =
            files
                .filter(
                    file -> file.getFileName().toString().matches(name + "-plugin-[0-9.]+\\.jar"))
                .findFirst()
                .orElseThrow();
        Files.copy(jar, folder.resolve(jar.getFileName()));
      }
    }
  }
}
