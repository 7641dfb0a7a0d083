package io.remotemedia.plugins.formatconvert;

/** Loudspeaker positions, in the order that WAVE files give them. */
enum Speaker {
  LEFT,
  RIGHT,
  CENTRE,
  LOW_FREQUENCY,
  BACK_LEFT,
  BACK_RIGHT,
  SIDE_LEFT,
  SIDE_RIGHT;

  boolean isSurround() {
    return ordinal() >= BACK_LEFT.ordinal();
  }

  /** The front loudspeaker on the same side. */
  Speaker front() {
    return switch (this) {
      case BACK_LEFT, SIDE_LEFT -> LEFT;
      case BACK_RIGHT, SIDE_RIGHT -> RIGHT;
      default -> this;
    };
  }

  /** The other surround loudspeaker on the same side. */
  Speaker otherSurround() {
    return switch (this) {
      case BACK_LEFT -> SIDE_LEFT;
      case BACK_RIGHT -> SIDE_RIGHT;
      case SIDE_LEFT -> BACK_LEFT;
      case SIDE_RIGHT -> BACK_RIGHT;
      default -> this;
    };
  }
}
