package io.remotemedia.core.plugin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How plugins are judged and watched.
 *
 * @param folders where plugin files are dropped; one that does not exist counts as empty
 * @param watch whether changes of the folders are followed
 * @param receipts whether {@code FILE.status.json} is written beside each file
 * @param stateFolder takes the receipts of folders that cannot be written
 * @param selfTest what the self-test decides
 * @param selfTestBudget the longest self-test of one plugin
 * @param startLimit the longest start of one plugin
 * @param trust which files are accepted
 * @param archive how large files may be
 * @param deniedCapabilities capabilities that plugins may not have, even declared
 * @param pollInterval how often folders are looked at, beside the operating system's notices
 * @param collectGarbage whether the garbage collector is asked to prove that a plugin is unloaded
 */
public record PluginHostOptions(
    List<Path> folders,
    boolean watch,
    boolean receipts,
    Optional<Path> stateFolder,
    SelfTestMode selfTest,
    Duration selfTestBudget,
    Duration startLimit,
    TrustPolicy trust,
    ArchiveLimits archive,
    Set<Capability> deniedCapabilities,
    Duration pollInterval,
    boolean collectGarbage) {
  /** Copies the collections. */
  public PluginHostOptions {
    folders = List.copyOf(folders);
    deniedCapabilities = Set.copyOf(deniedCapabilities);
    Objects.requireNonNull(stateFolder, "stateFolder");
    Objects.requireNonNull(selfTest, "selfTest");
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(archive, "archive");
  }

  /**
   * For tools: folders are read once, nothing is written into them, no self-test.
   *
   * @param folders where plugin files are
   * @return the options
   */
  public static PluginHostOptions once(List<Path> folders) {
    return new PluginHostOptions(
        folders,
        false,
        false,
        Optional.empty(),
        SelfTestMode.OFF,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        TrustPolicy.OPEN,
        ArchiveLimits.STANDARD,
        Set.of(),
        Duration.ofSeconds(1),
        false);
  }

  /**
   * For servers: folders are watched, receipts written, self-tests warn, unloading is proved.
   *
   * @param folders where plugin files are dropped
   * @return the options
   */
  public static PluginHostOptions live(List<Path> folders) {
    return new PluginHostOptions(
        folders,
        true,
        true,
        Optional.empty(),
        SelfTestMode.WARN,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        TrustPolicy.OPEN,
        ArchiveLimits.STANDARD,
        Set.of(),
        Duration.ofSeconds(1),
        true);
  }
}
