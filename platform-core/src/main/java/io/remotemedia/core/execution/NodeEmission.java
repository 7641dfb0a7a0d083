package io.remotemedia.core.execution;

import io.remotemedia.spi.AudioBuffer;
import java.util.List;

/**
 * What a node emitted in one call.
 *
 * @param audio all of it as one buffer; null when there is none
 * @param data data values
 * @param chargedBytes bytes that its buffers hold in the memory budget
 * @param seal fingerprint of the audio when it was emitted
 */
record NodeEmission(AudioBuffer audio, List<Object> data, long chargedBytes, long seal) {
  static final NodeEmission NOTHING = new NodeEmission(null, List.of(), 0, 0);

  /** Without the audio, which nobody will read any more. */
  NodeEmission withoutAudio() {
    return new NodeEmission(null, data, 0, 0);
  }

  boolean isSealed() {
    return audio == null || BufferSeal.of(audio) == seal;
  }
}
