package io.remotemedia.plugins.formatconvert;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.testkit.NodeHarness;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chunk costs its output and nothing else, once the compiler has seen enough chunks. */
class AllocationTest {
  private static final int FRAMES = 441;

  /** Buffer objects, the harness's input and output and their lists, joined output. */
  private static final int AROUND = 1_200;

  @ParameterizedTest
  @CsvSource({"F32, I16, NONE", "I16, F32, NONE", "I32, I16, NONE", "F32, I16, SHAPED"})
  void aChunkAllocatesItsOutputOnly(SampleFormat from, SampleFormat to, Dither dither)
      throws NodeException {
    AudioFormatConverterParameters parameters =
        new AudioFormatConverterParameters(to, null, null, dither, 1);
    NodeHarness<AudioFormatConverterParameters> harness = Conversions.harness(parameters);
    AudioBuffer chunk = NoiseSource.noise(Conversions.format(1, from), FRAMES, 1);
    // The harness joins all output, which costs it once more.
    double output = 2.0 * FRAMES * to.bytes();
    double perChunk = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 100 && perChunk > output + AROUND; attempt++) {
      long few = allocated(harness, Collections.nCopies(200, chunk));
      long many = allocated(harness, Collections.nCopies(2_200, chunk));
      perChunk = (many - few) / 2_000.0;
    }
    assertTrue(perChunk <= output + AROUND, perChunk + " bytes per chunk, output " + output);
  }

  private static long allocated(NodeHarness<?> harness, List<AudioBuffer> chunks)
      throws NodeException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    harness.run(chunks);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
