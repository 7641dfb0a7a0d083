package io.remotemedia.core.plugin.internal.pf4j;

import org.pf4j.DefaultVersionManager;

/** Semantic versions and ranges of them, as PF4J reads them. */
public final class Versions {
  private static final DefaultVersionManager SEMVER = new DefaultVersionManager();

  private Versions() {}

  /**
   * Compares two versions.
   *
   * @param one {@code major.minor.patch}, maybe with a label
   * @param other likewise
   * @return negative, 0 or positive
   */
  public static int compare(String one, String other) {
    return SEMVER.compareVersions(one, other);
  }

  /**
   * Whether a version lies in a range.
   *
   * @param version a version
   * @param range an expression such as {@code >=1.0.0 & <2.0.0}
   * @return true when it does
   * @throws IllegalArgumentException when the range is none
   */
  public static boolean isIn(String version, String range) {
    try {
      return SEMVER.checkVersionConstraint(version, range);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("\"%s\" is no range of versions".formatted(range), e);
    }
  }
}
