package io.remotemedia.plugins.formatconvert;

/** What is done about the error of a shorter word length. */
public enum Dither {
  /** Plain rounding; the error depends on the signal. */
  NONE,
  /** Triangular noise before rounding; the error is white and independent of the signal. */
  TPDF,
  /** Triangular noise, and the error fed back through a filter that shapes its spectrum. */
  SHAPED
}
