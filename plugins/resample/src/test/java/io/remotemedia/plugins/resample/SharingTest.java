package io.remotemedia.plugins.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.testkit.NodeHarness;
import io.remotemedia.testkit.NodeLaws;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What executions share, and what a running node takes from the heap. */
class SharingTest {
  private static Conversion conversion(int in, int out) {
    return Conversion.of(Ratio.of(in, out), Quality.HIGH);
  }

  @Test
  void tablesStayWithinTheirBound() {
    FilterTables tables = new FilterTables(1 << 20, 1 << 20);
    for (int rate = 8_001; rate < 8_060; rate++) {
      tables.take(conversion(rate, 48_000), Quality.HIGH, Precision.SINGLE);
      assertTrue(tables.bytes() <= 1 << 20, tables.bytes() + " bytes kept");
    }
  }

  @Test
  void conveyorsAreHandedOnWithinTheirBound() {
    FilterTables tables = new FilterTables(1 << 20, 1 << 20);
    Conversion conversion = conversion(44_100, 16_000);
    Conveyor<float[]> first = tables.take(conversion, Quality.HIGH, Precision.SINGLE);
    tables.giveBack(conversion, Quality.HIGH, Precision.SINGLE, first);
    assertTrue(tables.idleBytes() > 0);
    assertSame(first, tables.take(conversion, Quality.HIGH, Precision.SINGLE));
    assertEquals(0, tables.idleBytes());
    assertNotSame(first, tables.take(conversion, Quality.HIGH, Precision.SINGLE));
    for (int i = 0; i < 100; i++) {
      Conveyor<float[]> conveyor =
          new Conveyor<>(conversion, Precision.SINGLE.arithmetic(), coefficients(conversion));
      tables.giveBack(conversion, Quality.HIGH, Precision.SINGLE, conveyor);
    }
    assertTrue(tables.idleBytes() <= 1 << 20, tables.idleBytes() + " bytes idle");
  }

  private static List<float[]> coefficients(Conversion conversion) {
    List<float[]> all = new ArrayList<>();
    for (StageDesign stage : conversion.stages()) {
      all.add(Precision.SINGLE.arithmetic().coefficients(stage.coefficients()));
    }
    return all;
  }

  @Test
  void nothingOfAnExecutionIsHeardInTheNext() throws Exception {
    for (int out : new int[] {16_000, 48_000, 44_101, 88_200}) {
      NodeHarness<AudioResampleParameters> harness = Signals.resampler(out, Quality.HIGH);
      AudioFormat format = Signals.mono(44_100);
      AudioBuffer quiet = NodeLaws.noise(format, 5_000, new SplittableRandom(1));
      AudioBuffer expected = harness.run(quiet).audio();
      float[] loud = new float[7_777];
      java.util.Arrays.fill(loud, Float.NaN);
      harness.run(AudioBuffer.of(format, loud));
      assertEquals(-1, expected.segment().mismatch(harness.run(quiet).audio().segment()));
    }
  }

  @Test
  void declaredMemoryCoversWhatANodeHolds() throws Exception {
    int[][] rates = {{44_100, 16_000}, {16_000, 48_000}, {44_100, 44_101}, {1_000, 768_000}};
    for (int[] pair : rates) {
      Conversion conversion = conversion(pair[0], pair[1]);
      List<float[]> coefficients = coefficients(conversion);
      AudioBuffer block =
          NodeLaws.noise(
              Signals.mono(pair[0]),
              WorkSize.of(conversion).blockFrames(),
              new SplittableRandom(1));
      long before = allocated();
      Conveyor<float[]> conveyor =
          new Conveyor<>(conversion, Precision.SINGLE.arithmetic(), coefficients);
      conveyor.reset();
      conveyor.take(block, 0, 0, block.frames());
      long taken = allocated() - before;
      long declared = WorkSize.of(conversion).numbers(conversion) * Float.BYTES;
      // Growing windows leave their smaller selves to the collector: twice is the most.
      assertTrue(
          taken <= 2 * declared + 20_000,
          "%s: %d, declared %d".formatted(conversion, taken, declared));
    }
  }

  @Test
  void chunksAllocateNothingBesidesTheirOutput() throws Exception {
    int[][] rates = {{44_100, 16_000}, {16_000, 48_000}, {44_100, 44_101}, {48_000, 8_000}};
    for (int[] pair : rates) {
      for (SampleFormat samples : SampleFormat.values()) {
        AudioFormat format = new AudioFormat(pair[0], 2, samples);
        AudioBuffer chunk = NodeLaws.noise(format, pair[0] / 50, new SplittableRandom(2));
        long extra = extraBytesPerChunk(chunk, pair[1]);
        assertTrue(extra <= 256, "%s to %d: %d bytes".formatted(format, pair[1], extra));
      }
    }
  }

  private static long extraBytesPerChunk(AudioBuffer chunk, int target) throws Exception {
    ChunkProbe probe = new ChunkProbe(chunk, target);
    for (int i = 0; i < 300; i++) {
      probe.process();
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 50; i++) {
      long before = allocated();
      probe.process();
      least = Math.min(least, allocated() - before - probe.outputBytes());
    }
    return least;
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
  }
}
