package io.remotemedia.core.plugin;

import java.util.Locale;

/** The steps that lead to a verdict, in their order. No code of the plugin runs before START. */
public enum VerdictStep {
  /** Size, inflated size, number and paths of the entries. */
  ARCHIVE,
  /** Allow-list of checksums, signatures of every entry. */
  TRUST,
  /** Id, version, what it requires. */
  DESCRIPTOR,
  /** Whether this SPI lies in the range that it requires. */
  SPI_RANGE,
  /** Class files, symbols, bundled packages, extension index, forbidden calls; statically. */
  LINK,
  /** The plugins that it needs. */
  DEPENDENCIES,
  /** Its classes load and its factories can be created, in time. */
  START,
  /** Its factories describe their node types. */
  DESCRIBE,
  /** Its parameter schemas are valid and safe. */
  SCHEMAS,
  /** No other plugin has its node type names. */
  TYPE_NAMES,
  /** Its own examples work and the laws of the SPI hold. */
  SELF_TEST;

  /**
   * As it is shown.
   *
   * @return for example {@code spi range}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
