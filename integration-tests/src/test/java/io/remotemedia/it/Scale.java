package io.remotemedia.it;

/** How long the tests under load run: short in every build, in full with {@code -Pload}. */
final class Scale {
  static final boolean FULL = Boolean.getBoolean("load.full");

  private Scale() {}

  static int of(int inEveryBuild, int inFull) {
    return FULL ? inFull : inEveryBuild;
  }
}
