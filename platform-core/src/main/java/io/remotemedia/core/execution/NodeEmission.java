package io.remotemedia.core.execution;

import io.remotemedia.spi.AudioBuffer;
import java.util.List;

/**
 * What a node emitted in one call.
 *
 * @param audio all of it as one buffer; null when there is none
 * @param data data values
 * @param chargedBytes bytes that its buffers hold in the memory budget
 */
record NodeEmission(AudioBuffer audio, List<Object> data, long chargedBytes) {
  static final NodeEmission NOTHING = new NodeEmission(null, List.of(), 0);
}
