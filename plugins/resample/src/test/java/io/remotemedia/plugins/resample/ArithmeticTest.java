package io.remotemedia.plugins.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.testkit.NodeHarness;
import io.remotemedia.testkit.NodeLaws;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every vector width gives what the scalar code gives. A width is fixed when the classes load, so
 * each has the plugin's classes loaded anew.
 */
class ArithmeticTest {
  private static final double AGREEMENT = 1e-6;

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void vectorsOfEveryWidthAgreeWithScalars(int bits) throws Exception {
    int[][] rates = {
      {44_100, 16_000},
      {48_000, 16_000},
      {16_000, 48_000},
      {8_000, 16_000},
      {44_100, 48_000},
      {44_100, 44_101},
      {96_000, 1_001},
      {11_025, 48_000}
    };
    for (int[] pair : rates) {
      for (Quality quality : Quality.values()) {
        double[] scalar = convertWith(0, pair[0], pair[1], quality);
        double[] vector = convertWith(bits, pair[0], pair[1], quality);
        assertEquals(scalar.length, vector.length);
        for (int i = 0; i < scalar.length; i++) {
          String where = "%d to %d, %s, frame %d".formatted(pair[0], pair[1], quality, i);
          assertEquals(scalar[i], vector[i], AGREEMENT, where);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"128,VectorFloatArithmetic", "512,VectorFloatArithmetic", "0,FloatArithmetic"})
  void propertyChoosesTheArithmetic(int bits, String expected) throws Exception {
    try (Isolated classes = new Isolated(bits)) {
      assertEquals(expected, classes.arithmetic());
    }
  }

  @Test
  void chunksDoNotMatterAtAnyWidth() throws Exception {
    for (int bits : new int[] {0, 128, 256, 512}) {
      try (Isolated classes = new Isolated(bits)) {
        classes.call("checkChunks", new Class<?>[0]);
      }
    }
  }

  private static double[] convertWith(int bits, int in, int out, Quality quality) throws Exception {
    try (Isolated classes = new Isolated(bits)) {
      Class<?>[] types = {int.class, int.class, String.class};
      return (double[]) classes.call("convert", types, in, out, quality.name());
    }
  }

  /** Runs inside the isolated classes. */
  public static final class Inside {
    private Inside() {}

    /** Converts seeded noise. */
    public static double[] convert(int in, int out, String quality) throws Exception {
      AudioBuffer noise = NodeLaws.noise(Signals.mono(in), in / 8, new SplittableRandom(in + out));
      AudioBuffer result = Signals.resample(noise, out, Quality.valueOf(quality));
      return Signals.doubles(result, 0);
    }

    /** Checks chunk invariance. */
    public static void checkChunks() throws Exception {
      for (int out : new int[] {16_000, 48_000, 88_200}) {
        AudioFormat format = new AudioFormat(44_100, 2, SampleFormat.F32);
        AudioBuffer noise = NodeLaws.noise(format, 9_000, new SplittableRandom(out));
        NodeHarness<?> harness = Signals.resampler(out, Quality.HIGH);
        NodeLaws.chunkInvariance(harness, noise, out);
      }
    }

    /** The class that computes in single precision. */
    public static String arithmetic() {
      return Precision.SINGLE.arithmetic().getClass().getSimpleName();
    }
  }

  /** A class loader of its own for this package, under a vector width. */
  private static final class Isolated extends ClassLoader implements AutoCloseable {
    private final Class<?> inside;

    Isolated(int bits) throws Exception {
      super(ArithmeticTest.class.getClassLoader());
      System.setProperty(VectorShapes.PROPERTY, Integer.toString(bits));
      inside = loadClass(Inside.class.getName());
      arithmetic();
    }

    String arithmetic() throws Exception {
      return (String) call("arithmetic", new Class<?>[0]);
    }

    Object call(String name, Class<?>[] types, Object... arguments) throws Exception {
      Method method = inside.getMethod(name, types);
      return method.invoke(null, arguments);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(Node.class.getPackageName().replace(".spi", ".plugins.resample."))) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    public void close() {
      System.clearProperty(VectorShapes.PROPERTY);
    }
  }
}
