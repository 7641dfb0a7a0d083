package io.remotemedia.server.config;

import io.remotemedia.core.plugin.ArchiveLimits;
import io.remotemedia.core.plugin.Capability;
import io.remotemedia.core.plugin.PluginHostOptions;
import io.remotemedia.core.plugin.SelfTestMode;
import io.remotemedia.core.plugin.TrustPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The keys of the plugin host. */
final class PluginsConfig {
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

  private PluginsConfig() {}

  static PluginHostOptions from(ConfigValues values) {
    return new PluginHostOptions(
        folders(values),
        values.flag("plugins.watch"),
        values.flag("plugins.receipts"),
        values.path("plugins.state_directory"),
        SelfTestMode.valueOf(values.text("plugins.self_test").toUpperCase(Locale.ROOT)),
        Duration.ofMillis(values.number("plugins.self_test_ms")),
        Duration.ofMillis(values.number("plugins.start_timeout_ms")),
        new TrustPolicy(
            readable(values, "plugins.allow_list"), readable(values, "plugins.signers")),
        new ArchiveLimits(
            values.number("plugins.max_archive_bytes"),
            values.number("plugins.max_inflated_bytes"),
            ArchiveLimits.STANDARD.maxEntries()),
        denied(values),
        POLL_INTERVAL,
        values.flag("plugins.collect_garbage"));
  }

  private static List<Path> folders(ConfigValues values) {
    List<String> folders = values.list("plugins.directories");
    return folders.isEmpty() ? PluginFolders.standard() : folders.stream().map(Path::of).toList();
  }

  /** A list that cannot be read would refuse every plugin, one by one; better told at once. */
  private static Optional<Path> readable(ConfigValues values, String key) {
    Optional<Path> file = values.path(key);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      values.refuse(key, "%s is \"%s\", which cannot be read".formatted(key, file.get()));
    }
    return file;
  }

  private static Set<Capability> denied(ConfigValues values) {
    Set<Capability> denied = EnumSet.noneOf(Capability.class);
    for (String name : values.list("plugins.denied_capabilities")) {
      Optional<Capability> capability =
          Arrays.stream(Capability.values()).filter(known -> known.label().equals(name)).findAny();
      capability.ifPresentOrElse(
          denied::add,
          () ->
              values.refuse(
                  "plugins.denied_capabilities",
                  "plugins.denied_capabilities contains \"%s\", accepted are %s"
                      .formatted(
                          name,
                          String.join(
                              ", ",
                              Arrays.stream(Capability.values())
                                  .map(Capability::label)
                                  .toList()))));
    }
    return denied;
  }
}
