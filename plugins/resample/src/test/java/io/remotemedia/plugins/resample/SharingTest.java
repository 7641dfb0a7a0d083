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
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  /** The output buffer beside its samples. */
  private static final long BUFFER_OBJECTS = 128;

  private static final int CHUNKS = 100;

  private static Conversion conversion(int in, int out) {
    return Conversion.of(Ratio.of(in, out), Quality.HIGH);
  }

  @Test
  void tablesStayWithinTheirBound() {
    long bound = 4 << 20;
    FilterTables tables = new FilterTables(bound, bound);
    for (int rate = 8_001; rate < 8_030; rate++) {
      tables.take(conversion(rate, 48_000), Quality.HIGH, Precision.SINGLE);
      assertTrue(tables.bytes() <= bound, tables.bytes() + " bytes kept");
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
  void declaredMemoryCoversWhatANodeHolds() {
    // Scalar: vectors that are not compiled yet live on the heap, too.
    Arithmetic<float[]> scalar = new FloatArithmetic();
    int[][] rates = {{44_100, 16_000}, {16_000, 48_000}, {44_100, 44_101}, {1_000, 768_000}};
    for (int[] pair : rates) {
      Conversion conversion = conversion(pair[0], pair[1]);
      int frames = WorkSize.of(conversion).blockFrames();
      AudioBuffer block = NodeLaws.noise(Signals.mono(pair[0]), frames, new SplittableRandom(1));
      long declared = WorkSize.of(conversion).numbers(conversion) * Float.BYTES;
      new Conveyor<>(conversion, scalar, coefficients(conversion)).take(block, 0, 0, frames);
      List<float[]> coefficients = coefficients(conversion);
      long before = allocated();
      Conveyor<float[]> conveyor = new Conveyor<>(conversion, scalar, coefficients);
      conveyor.reset();
      conveyor.take(block, 0, 0, frames);
      long taken = allocated() - before;
      String what = "%d to %d: %d bytes, declared %d";
      assertTrue(taken <= declared + 8_192, what.formatted(pair[0], pair[1], taken, declared));
      assertTrue(taken >= declared / 2, what.formatted(pair[0], pair[1], taken, declared));
    }
  }

  @Test
  void chunksAllocateNothingBesidesTheirOutput() throws Exception {
    AudioFormat stereo = new AudioFormat(44_100, 2, SampleFormat.F32);
    for (int target : new int[] {16_000, 48_000, 88_200, 44_101}) {
      checkAllocation(stereo, target);
    }
    checkAllocation(stereo.withSampleFormat(SampleFormat.I16), 16_000);
    checkAllocation(stereo.withSampleFormat(SampleFormat.I32), 16_000);
  }

  private static void checkAllocation(AudioFormat format, int target) throws Exception {
    AudioBuffer chunk = NodeLaws.noise(format, format.sampleRate() / 50, new SplittableRandom(2));
    ChunkProbe probe = new ChunkProbe(chunk, target);
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    long least = Long.MAX_VALUE;
    // Vectors live on the heap until the JIT compiler has seen enough.
    while (least > BUFFER_OBJECTS && System.nanoTime() < deadline) {
      // The measurement itself takes a little: a hundred chunks share it.
      long before = allocated();
      long output = 0;
      for (int i = 0; i < CHUNKS; i++) {
        probe.process();
        output += probe.outputBytes();
      }
      least = Math.min(least, (allocated() - before - output) / CHUNKS);
    }
    assertTrue(least <= BUFFER_OBJECTS, "%s to %d: %d bytes".formatted(format, target, least));
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
  }
}
