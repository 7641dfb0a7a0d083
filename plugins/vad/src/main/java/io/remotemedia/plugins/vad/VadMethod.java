package io.remotemedia.plugins.vad;

/** How frames are judged. */
public enum VadMethod {
  /** By how the spectrum stands out from the background, which is followed all the time. */
  ADAPTIVE,
  /** By their level alone, against a fixed threshold. */
  ENERGY
}
