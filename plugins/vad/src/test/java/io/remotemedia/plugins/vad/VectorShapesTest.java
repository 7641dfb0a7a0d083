package io.remotemedia.plugins.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other machines have narrower vectors: a JVM of their width must give the same bits. */
class VectorShapesTest {
  @ParameterizedTest
  @ValueSource(ints = {16, 32, 64})
  void kernelsGiveTheSameBitsInVectorsOf(int bytes) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxVectorSize=" + bytes,
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                VectorShapesTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes());
    assertEquals(0, child.waitFor(), output);
  }

  /** Runs in the child. */
  public static void main(String[] args) {
    KernelsTest test = new KernelsTest();
    test.transformsAgreeForAnyNumberOfHops(21);
    test.loopsOverSamplesBinsAndUnitsAgree(22);
  }
}
