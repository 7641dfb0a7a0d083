package io.remotemedia.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.SampleFormat;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node in the documentation of the SPI works as it is printed there. */
class PackageDocumentationTest {
  private static final Path DOCUMENTATION =
      Path.of("../node-spi/src/main/java/io/remotemedia/spi/package-info.java");
  private static final String IMPORTS =
      """
      import io.remotemedia.spi.*;
      import java.util.*;
      import org.pf4j.Extension;
      """;

  private static String example() throws Exception {
    String text = Files.readString(DOCUMENTATION);
    int start = text.indexOf("{@snippet lang=java :");
    int end = text.indexOf("\n * }\n *\n * <h2>", start);
    assertTrue(start > 0 && end > start, "the documentation has an example");
    return text.substring(text.indexOf('\n', start), end)
        .lines()
        .map(line -> line.replaceFirst("^ \\* ?", ""))
        .collect(Collectors.joining("\n"));
  }

  private static void compile(String source, Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("GainFactory.java"), IMPORTS + source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                options,
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
            .call();
    assertTrue(compiled, messages::toString);
  }

  @Test
  void theExampleCompilesAndMultipliesSamples(@TempDir Path folder) throws Exception {
    compile(example(), folder);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      NodeFactory<?> factory =
          (NodeFactory<?>) loader.loadClass("GainFactory").getConstructor().newInstance();
      float[] samples = {0.25f, -0.5f, 0.125f, 1f};
      float[] doubled = new float[4];
      gain(factory, 2).run(mono(samples)).audio().floats().get(doubled);
      assertArrayEquals(new float[] {0.5f, -1f, 0.25f, 2f}, doubled);
    }
  }

  private static AudioBuffer mono(float[] samples) {
    return AudioBuffer.of(new AudioFormat(16_000, 1, SampleFormat.F32), samples);
  }

  private static <P extends Record> NodeHarness<P> gain(NodeFactory<P> factory, double factor)
      throws ReflectiveOperationException {
    Constructor<P> constructor = factory.parametersType().getConstructor(double.class);
    return NodeHarness.of(factory, constructor.newInstance(factor));
  }
}
