package io.remotemedia.plugins.formatconvert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.spi.WritableAudioBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleKernelTest {
  @Test
  void scalarAndVectorKernelsGiveTheSameBits() {
    SplittableRandom random = new SplittableRandom(11);
    for (SampleFormat from : SampleFormat.values()) {
      for (SampleFormat to : SampleFormat.values()) {
        for (int round = 0; from != to && round < 50; round++) {
          AudioBuffer input = loud(from, random.nextInt(1, 200), random);
          long mismatch =
              run(new ScalarKernel(from, to), input, to)
                  .segment()
                  .mismatch(run(VectorKernels.of(from, to), input, to).segment());
          assertEquals(-1, mismatch, from + " to " + to + ", seed 11, round " + round);
        }
      }
    }
  }

  @Test
  void bothKernelsFindANaNAtAnyPlace() {
    for (SampleFormat to : new SampleFormat[] {SampleFormat.I16, SampleFormat.I32}) {
      for (int at = 0; at < 75; at++) {
        float[] samples = new float[75];
        samples[74 - at] = Float.NEGATIVE_INFINITY;
        samples[at] = Float.intBitsToFloat(0xff80_0001);
        AudioBuffer input = Conversions.floats(1, samples);
        WritableAudioBuffer output = new WritableAudioBuffer(Conversions.format(1, to), 75);
        assertFalse(VectorKernels.of(SampleFormat.F32, to).convert(input, 0, 75, output));
        assertFalse(new ScalarKernel(SampleFormat.F32, to).convert(input, 0, 75, output));
      }
    }
  }

  private static AudioBuffer run(SampleKernel kernel, AudioBuffer input, SampleFormat to) {
    int skipped = input.frames() / 3;
    WritableAudioBuffer output = new WritableAudioBuffer(Conversions.format(1, to), input.frames());
    assertTrue(kernel.convert(input, skipped, input.frames() - skipped, output));
    return output.freeze();
  }

  private static AudioBuffer loud(SampleFormat format, int frames, SplittableRandom random) {
    if (format != SampleFormat.F32) {
      int[] ints = new int[frames];
      short[] shorts = new short[frames];
      for (int i = 0; i < frames; i++) {
        ints[i] = random.nextInt();
        shorts[i] = (short) ints[i];
      }
      return format == SampleFormat.I16 ? Conversions.shorts(1, shorts) : Conversions.ints(1, ints);
    }
    float[] floats = new float[frames];
    for (int i = 0; i < frames; i++) {
      floats[i] = (float) Math.scalb(random.nextDouble(-1.5, 1.5), -random.nextInt(40));
    }
    return Conversions.floats(1, floats);
  }
}
