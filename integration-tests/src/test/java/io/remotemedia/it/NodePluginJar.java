package io.remotemedia.it;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A plugin with one node type, compiled in the test from the body of its {@code process}. */
final class NodePluginJar {
  private static final String SOURCE =
      """
      package fixture;
      import io.remotemedia.spi.*;
      import java.util.List;
      public class %1$sFactory implements NodeFactory<NoParameters> {
        %3$s
        public NodeDescriptor descriptor() {
          return NodeDescriptor.of("%1$s", "1.0.0", "A fixture.")
              .takes(SignalKind.AUDIO).emits(SignalKind.AUDIO).build();
        }
        public Class<NoParameters> parametersType() { return NoParameters.class; }
        public NodePlan plan(NoParameters p, List<AudioFormat> inputs) {
          return NodePlan.sameFormat(inputs.getFirst());
        }
        public Node create(NodeSetup<NoParameters> setup) {
          return new Node() {
            public void open(NodeContext context) {}
            public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
              %2$s
              if (input.audio().frames() == 0) { return NodeOutcome.NEED_MORE; }
              output.emit(input.audio());
              return NodeOutcome.PRODUCED;
            }
            public NodeOutcome flush(NodeInput input, NodeOutput output) throws NodeException {
              process(input, output);
              return NodeOutcome.DONE;
            }
            public void reset() {}
            public void close() {}
          };
        }
      }
      """;

  private NodePluginJar() {}

  /** Writes the jar of a node type that passes audio on after some statements. */
  static void write(Path folder, String type, String statements) throws IOException {
    write(folder, type, statements, "");
  }

  static void write(Path folder, String type, String statements, String members)
      throws IOException {
    Path classes = Files.createTempDirectory("fixture");
    compile(type, SOURCE.formatted(type, statements, members), classes);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Map.of("Plugin-Id", type, "Plugin-Version", "1.0.0", "Plugin-Requires", ">=1.0.0 & <2.0.0")
        .forEach(manifest.getMainAttributes()::putValue);
    try (OutputStream file = Files.newOutputStream(folder.resolve(type + ".jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest);
        Stream<Path> outputs = Files.walk(classes)) {
      jar.putNextEntry(new JarEntry("META-INF/extensions.idx"));
      jar.write("fixture.%sFactory%n".formatted(type).getBytes());
      for (Path output : outputs.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(output).toString().replace('\\', '/')));
        jar.write(Files.readAllBytes(output));
        Files.delete(output);
      }
    }
  }

  private static void compile(String type, String source, Path classes) {
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///fixture/" + type + "Factory.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    if (!ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, null, options, null, List.of(file))
        .call()) {
      throw new IllegalStateException("the fixture does not compile");
    }
  }
}
