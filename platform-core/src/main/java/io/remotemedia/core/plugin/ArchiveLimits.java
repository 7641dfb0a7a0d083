package io.remotemedia.core.plugin;

/**
 * How large a plugin archive may be.
 *
 * @param maxBytes of the file
 * @param maxInflatedBytes of all entries together
 * @param maxEntries number of entries
 */
public record ArchiveLimits(long maxBytes, long maxInflatedBytes, int maxEntries) {
  /** 256 MiB, 1 GiB inflated, 65,535 entries. */
  public static final ArchiveLimits STANDARD = new ArchiveLimits(256L << 20, 1L << 30, 65_535);
}
