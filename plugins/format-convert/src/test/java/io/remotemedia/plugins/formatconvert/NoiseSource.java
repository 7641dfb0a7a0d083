package io.remotemedia.plugins.formatconvert;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.testkit.NodeLaws;
import java.util.SplittableRandom;

/** Noise by seed. */
final class NoiseSource {
  private NoiseSource() {}

  static AudioBuffer noise(AudioFormat format, int frames, long seed) {
    return NodeLaws.noise(format, frames, new SplittableRandom(seed));
  }
}
