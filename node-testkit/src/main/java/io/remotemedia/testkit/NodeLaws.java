package io.remotemedia.testkit;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The laws that every node owes, as checks that throw {@link AssertionError} with the seed. */
public final class NodeLaws {
  private NodeLaws() {}

  /**
   * Checks chunk invariance and reset: whole, split at random places, and split after a reset all
   * give the same audio bit for bit and the same data in total.
   *
   * @param harness the node
   * @param whole the input
   * @param seed determines the places of the splits
   * @param sum adds up data values, so that those of a split can be compared with those of the
   *     whole
   * @throws NodeException when the node fails
   */
  public static void chunkInvariance(
      NodeHarness<?> harness, AudioBuffer whole, long seed, Function<List<Object>, Object> sum)
      throws NodeException {
    RandomGenerator random = new SplittableRandom(seed);
    NodeRun expected = harness.run(whole);
    List<AudioBuffer> chunks = NodeHarness.split(whole, random);
    List<Integer> sizes = chunks.stream().map(AudioBuffer::frames).toList();
    String where = "seed %d, %s, chunks %s".formatted(seed, whole, abbreviate(sizes));
    compare(expected, harness.run(chunks), sum, "split: " + where);
    AudioBuffer before = noise(whole.format(), 1 + random.nextInt(5_000), random);
    compare(expected, harness.runAfterReset(before, chunks), sum, "after reset: " + where);
  }

  /**
   * Chunk invariance for a node without data output.
   *
   * @param harness the node
   * @param whole the input
   * @param seed determines the places of the splits
   * @throws NodeException when the node fails
   */
  public static void chunkInvariance(NodeHarness<?> harness, AudioBuffer whole, long seed)
      throws NodeException {
    chunkInvariance(harness, whole, seed, data -> data);
  }

  /**
   * White noise of half full scale.
   *
   * @param format format of the noise
   * @param frames length
   * @param random source
   * @return the noise
   */
  public static AudioBuffer noise(AudioFormat format, int frames, RandomGenerator random) {
    int samples = frames * format.channels();
    return switch (format.sampleFormat()) {
      case F32 -> {
        float[] values = new float[samples];
        for (int i = 0; i < samples; i++) {
          values[i] = random.nextFloat(-0.5f, 0.5f);
        }
        yield AudioBuffer.of(format, values);
      }
      case I16 -> {
        short[] values = new short[samples];
        for (int i = 0; i < samples; i++) {
          values[i] = (short) random.nextInt(-(1 << 14), 1 << 14);
        }
        yield AudioBuffer.of(format, values);
      }
      case I32 -> {
        int[] values = new int[samples];
        for (int i = 0; i < samples; i++) {
          values[i] = random.nextInt() >> 1;
        }
        yield AudioBuffer.of(format, values);
      }
    };
  }

  private static void compare(
      NodeRun expected, NodeRun actual, Function<List<Object>, Object> sum, String where) {
    compareAudio(expected.audio(), actual.audio(), where);
    Object expectedData = sum.apply(expected.data());
    Object actualData = sum.apply(actual.data());
    if (!Objects.equals(expectedData, actualData)) {
      throw new AssertionError(
          "data differs (%s)%n whole: %s%n split: %s".formatted(where, expectedData, actualData));
    }
  }

  private static void compareAudio(AudioBuffer expected, AudioBuffer actual, String where) {
    if (framesOf(expected) != framesOf(actual)) {
      throw new AssertionError(
          "%d frames, whole gives %d (%s)".formatted(framesOf(actual), framesOf(expected), where));
    }
    if (framesOf(expected) == 0) {
      return;
    }
    long mismatch = expected.segment().mismatch(actual.segment());
    if (mismatch >= 0) {
      long frame = mismatch / expected.format().frameBytes();
      throw new AssertionError("audio differs from frame %d on (%s)".formatted(frame, where));
    }
  }

  private static int framesOf(AudioBuffer audio) {
    return audio == null ? 0 : audio.frames();
  }

  private static List<Object> abbreviate(List<Integer> sizes) {
    if (sizes.size() <= 40) {
      return List.copyOf(sizes);
    }
    List<Object> shown = new ArrayList<>(sizes.subList(0, 40));
    shown.add("and " + (sizes.size() - 40) + " more");
    return shown;
  }
}
