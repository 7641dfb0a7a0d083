package io.remotemedia.core.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

/** A plugin jar that is compiled from source in the test. */
final class PluginJarFixture {
  private final Map<String, String> manifest = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  PluginJarFixture(String id, String version) {
    manifest.put("Plugin-Id", id);
    manifest.put("Plugin-Version", version);
    manifest.put("Plugin-Requires", ">=1.0.0 & <2.0.0");
  }

  PluginJarFixture manifest(String name, String value) {
    if (value == null) {
      manifest.remove(name);
    } else {
      manifest.put(name, value);
    }
    return this;
  }

  PluginJarFixture entry(String name, String text) {
    entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** A factory for a node type without parameters, with more code in its class body. */
  PluginJarFixture factory(String type, String body) throws IOException {
    String source =
        """
        package fixture;
        import io.remotemedia.spi.*;
        import java.util.List;
        public class %1$sFactory implements NodeFactory<NoParameters> {
          %2$s
          public NodeDescriptor descriptor() {
            return NodeDescriptor.of("%1$s", "1.0.0", "A fixture.")
                .takes(SignalKind.AUDIO).emits(SignalKind.AUDIO).build();
          }
          public Class<NoParameters> parametersType() { return NoParameters.class; }
          public NodePlan plan(NoParameters p, List<AudioFormat> inputs) {
            return NodePlan.sameFormat(inputs.getFirst());
          }
          public Node create(NodeSetup<NoParameters> setup) { throw new IllegalStateException(); }
        }
        """
            .formatted(type, body);
    entry("META-INF/extensions.idx", "fixture.%sFactory%n".formatted(type));
    compile(type + "Factory", source);
    return this;
  }

  private void compile(String className, String source) throws IOException {
    Path classes = Files.createTempDirectory("fixture");
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///fixture/" + className + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, null, options, null, List.of(file))
            .call();
    if (!compiled) {
      throw new IllegalStateException("the fixture does not compile");
    }
    try (Stream<Path> outputs = Files.walk(classes)) {
      for (Path output : outputs.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(output).toString().replace('\\', '/');
        entries.put(name, Files.readAllBytes(output));
        Files.delete(output);
      }
    }
  }

  Path writeTo(Path jar) throws IOException {
    Manifest written = new Manifest();
    written.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach(written.getMainAttributes()::putValue);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, written)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return jar;
  }
}
