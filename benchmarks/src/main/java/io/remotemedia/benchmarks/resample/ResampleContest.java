package io.remotemedia.benchmarks.resample;

import io.remotemedia.benchmarks.compare.Contender;
import io.remotemedia.benchmarks.node.BareHost;
import io.remotemedia.plugins.resample.AudioResampleFactory;
import io.remotemedia.plugins.resample.AudioResampleParameters;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The contenders of one case, all fed with the same noise. */
final class ResampleContest implements AutoCloseable {
  /** What native sides may write beyond the exact length. */
  private static final int SPARE_FRAMES = 4096;

  private final Arena arena = Arena.ofConfined();
  private final List<Contender> contenders = new ArrayList<>();
  private final List<Runnable> closings = new ArrayList<>();
  private final ResampleCase conversion;
  private final MemorySegment from;
  private final MemorySegment to;

  ResampleContest(ResampleCase conversion, Peers peers, boolean soxrOnly, SplittableRandom random)
      throws NodeException {
    this.conversion = conversion;
    float[] noise = noise(conversion.frames(), random);
    from = arena.allocateFrom(ValueLayout.JAVA_FLOAT, noise);
    to = arena.allocate(ValueLayout.JAVA_FLOAT, conversion.outputFrames() + SPARE_FRAMES);
    addOurs(noise);
    if (peers.has("soxr")) {
      addNative("soxr", peers.get("soxr"), conversion.soxrRecipe());
      addWithoutSetUp("soxr*", peers.get("soxr"), conversion.soxrRecipe());
    }
    if (!soxrOnly) {
      addOthers(peers);
    }
  }

  List<Contender> contenders() {
    return contenders;
  }

  private static float[] noise(int frames, SplittableRandom random) {
    float level = random.nextFloat(0.05f, 1f);
    float[] samples = new float[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = random.nextFloat(-level, level);
    }
    return samples;
  }

  private void addOurs(float[] noise) throws NodeException {
    AudioFormat format = new AudioFormat(conversion.in(), 1, SampleFormat.F32);
    AudioBuffer audio = AudioBuffer.of(format, noise);
    BareHost<AudioResampleParameters> host =
        new BareHost<>(
            new AudioResampleFactory(),
            new AudioResampleParameters(conversion.out(), conversion.quality()),
            format);
    contenders.add(
        new Contender(
            "ours",
            () -> {
              int frames = host.runWhole(audio).audio().frames();
              if (frames != conversion.outputFrames()) {
                throw new IllegalStateException("%d frames left".formatted(frames));
              }
            }));
  }

  private void addOthers(Peers peers) {
    if (peers.has("samplerate")) {
      addNative("samplerate", peers.get("samplerate"), conversion.samplerateConverter());
    }
    if (peers.has("swresample")) {
      addNative("swr 32", peers.get("swresample"), 32);
      addNative("swr 128", peers.get("swresample"), 128);
    }
    if (peers.has("speexdsp")) {
      addNative("speex 5", peers.get("speexdsp"), 5);
      addNative("speex 10", peers.get("speexdsp"), 10);
    }
  }

  private void addNative(String name, NativeResampler library, int quality) {
    contenders.add(
        new Contender(
            name, () -> library.once(conversion.in(), conversion.out(), quality, from, to)));
  }

  private void addWithoutSetUp(String name, NativeResampler library, int quality) {
    MemorySegment state = library.open(conversion.in(), conversion.out(), quality);
    closings.add(() -> library.close(state));
    contenders.add(new Contender(name, () -> library.again(state, from, to)));
  }

  @Override
  public void close() {
    closings.forEach(Runnable::run);
    arena.close();
  }
}
