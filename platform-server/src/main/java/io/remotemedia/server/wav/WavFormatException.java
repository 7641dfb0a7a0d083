package io.remotemedia.server.wav;

import java.io.IOException;

/** A file is not a WAV that can be read; the message says what was found and what is accepted. */
public final class WavFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  WavFormatException(String message) {
    super(message);
  }
}
