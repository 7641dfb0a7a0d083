package io.remotemedia.core.plugin;

import java.nio.file.Path;
import java.util.Comparator;
import org.pf4j.DefaultVersionManager;

/**
 * A file in a plugins folder.
 *
 * @param file the file
 * @param descriptor what it says of itself; null when it was refused
 * @param refusal why it cannot be read as a plugin; null when it can
 */
record Candidate(Path file, PluginJarDescriptor descriptor, PluginRefusal refusal) {
  /** Higher versions of a plugin before lower ones, whatever the files are called. */
  static final Comparator<Candidate> NEWEST_FIRST = Candidate::compareVersions;

  static Candidate read(Path file) {
    try {
      return new Candidate(file, PluginJarDescriptor.read(file), null);
    } catch (PluginRefusal e) {
      return new Candidate(file, null, e);
    }
  }

  private static int compareVersions(Candidate one, Candidate other) {
    if (one.descriptor == null || other.descriptor == null) {
      return Boolean.compare(one.descriptor == null, other.descriptor == null);
    }
    int byId = one.descriptor.pluginId().compareTo(other.descriptor.pluginId());
    return byId != 0
        ? byId
        : new DefaultVersionManager()
            .compareVersions(other.descriptor.version(), one.descriptor.version());
  }
}
