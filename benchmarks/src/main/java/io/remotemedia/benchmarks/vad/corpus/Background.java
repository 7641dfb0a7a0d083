package io.remotemedia.benchmarks.vad.corpus;

/** Kinds of noise. */
public enum Background {
  /** Equal power at all frequencies. */
  WHITE,
  /** Power falls 3 dB per octave. */
  PINK,
  /** Mains hum and its harmonics. */
  HUM,
  /** Turbulence with the tone of the blades. */
  FAN,
  /** Traffic: rumble, vehicles that pass, horns. */
  STREET,
  /** Several voices at once. */
  BABBLE,
  /** Keys and other knocks over a quiet room. */
  KEYBOARD,
  /** Chords, a bass and drums. */
  MUSIC,
  /** Drops on a roof: never part of the tuning material. */
  RAIN,
  /** Periodic clatter: never part of the tuning material. */
  MACHINE;

  /**
   * Whether a part has it.
   *
   * @param part the part
   * @return false for kinds that are kept for the test
   */
  public boolean belongsTo(Part part) {
    return part == Part.TEST || this != RAIN && this != MACHINE;
  }
}
