package io.remotemedia.core.plugin;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A plugin jar that is compiled from source in the test. */
public final class PluginJarFixture {
  /** What was compiled before: the same sources stand in many jars. */
  private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

  private final Map<String, String> manifest = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final StringBuilder index = new StringBuilder();
  private String classPath = System.getProperty("java.class.path");

  public PluginJarFixture(String id, String version) {
    manifest.put("Plugin-Id", id);
    manifest.put("Plugin-Version", version);
    manifest.put("Plugin-Requires", ">=1.0.0 & <2.0.0");
  }

  public PluginJarFixture manifest(String name, String value) {
    if (value == null) {
      manifest.remove(name);
    } else {
      manifest.put(name, value);
    }
    return this;
  }

  public PluginJarFixture entry(String name, String text) {
    return entry(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public PluginJarFixture entry(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  public PluginJarFixture without(String name) {
    entries.remove(name);
    return this;
  }

  public byte[] bytesOf(String name) {
    return entries.get(name);
  }

  /** Compiles what follows against other classes than those of the test. */
  public PluginJarFixture against(Path... classes) {
    classPath = String.join(File.pathSeparator, Stream.of(classes).map(Path::toString).toList());
    return this;
  }

  /** A factory for a node type without parameters, with more code in its class body. */
  public PluginJarFixture factory(String type, String body) {
    return factory(
        type,
        body,
        """
        return NodeDescriptor.of("%s", "1.0.0", "A fixture.")
            .takes(SignalKind.AUDIO).emits(SignalKind.AUDIO).build();"""
            .formatted(type));
  }

  /** A factory with a descriptor of the test's own. */
  public PluginJarFixture factory(String type, String body, String descriptor) {
    String source =
        """
        package fixture;
        import io.remotemedia.spi.*;
        import java.util.List;
        public class %1$sFactory implements NodeFactory<NoParameters> {
          %2$s
          public NodeDescriptor descriptor() {
            %3$s
          }
          public Class<NoParameters> parametersType() { return NoParameters.class; }
          public NodePlan plan(NoParameters p, List<AudioFormat> inputs) {
            return NodePlan.sameFormat(inputs.getFirst());
          }
          public Node create(NodeSetup<NoParameters> setup) { return new %1$sNode(); }
        }
        """
            .formatted(type, body, descriptor);
    indexed("fixture." + type + "Factory");
    return compile(Map.of(type + "Node", node(type), type + "Factory", source));
  }

  private static String node(String type) {
    return """
    package fixture;
    import io.remotemedia.spi.*;
    public class %sNode implements Node {
      public void open(NodeContext context) {}
      public NodeOutcome process(NodeInput in, NodeOutput out) throws NodeException {
        if (in.audio().frames() > 0) { out.emit(in.audio()); }
        return NodeOutcome.PRODUCED;
      }
      public NodeOutcome flush(NodeInput in, NodeOutput out) throws NodeException {
        process(in, out);
        return NodeOutcome.DONE;
      }
      public void reset() {}
      public void close() {}
    }
    """
        .formatted(type);
  }

  /** Puts a class into the index of extensions. */
  public PluginJarFixture indexed(String className) {
    index.append(className).append('\n');
    return entry("META-INF/extensions.idx", index.toString());
  }

  /** Compiles a class of package {@code fixture} into the jar. */
  public PluginJarFixture compile(String className, String source) {
    return compile(Map.of(className, source));
  }

  private PluginJarFixture compile(Map<String, String> sources) {
    entries.putAll(
        COMPILED.computeIfAbsent(
            classPath.hashCode() + sources.toString(), key -> compiled(sources)));
    return this;
  }

  private Map<String, byte[]> compiled(Map<String, String> sources) {
    try {
      return compiledClasses(sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, byte[]> compiledClasses(Map<String, String> sources) throws IOException {
    Path classes = Files.createTempDirectory("fixture");
    // What was compiled before may be used.
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      if (entry.getKey().endsWith(".class")) {
        Path file = classes.resolve(entry.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, entry.getValue());
      }
    }
    List<JavaFileObject> files =
        sources.entrySet().stream()
            .map(source -> sourceFile(source.getKey(), source.getValue()))
            .toList();
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            classes + File.pathSeparator + classPath);
    boolean compiled =
        ToolProvider.getSystemJavaCompiler().getTask(null, null, null, options, null, files).call();
    if (!compiled) {
      throw new IllegalStateException("the fixture does not compile");
    }
    Map<String, byte[]> outputs = new LinkedHashMap<>();
    try (Stream<Path> outputFiles = Files.walk(classes)) {
      for (Path output : outputFiles.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(output).toString().replace('\\', '/');
        byte[] bytes = Files.readAllBytes(output);
        if (!Arrays.equals(bytes, entries.get(name))) {
          outputs.put(name, bytes);
        }
        Files.delete(output);
      }
    }
    return outputs;
  }

  private static JavaFileObject sourceFile(String className, String source) {
    return new SimpleJavaFileObject(
        URI.create("string:///fixture/" + className + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  public Path writeTo(Path jar) throws IOException {
    return writeTo(jar, "");
  }

  /** A zip with the classes under {@code classes/} and libraries under {@code lib/}. */
  public Path writeZip(Path zip, Map<String, byte[]> libraries) throws IOException {
    libraries.forEach((name, bytes) -> entries.put("../lib/" + name, bytes));
    return writeTo(zip, "classes/");
  }

  private Path writeTo(Path file, String prefix) throws IOException {
    Manifest written = new Manifest();
    written.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach(written.getMainAttributes()::putValue);
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try (OutputStream stream = Files.newOutputStream(part);
        JarOutputStream out = new JarOutputStream(stream)) {
      out.putNextEntry(new JarEntry(prefix + "META-INF/MANIFEST.MF"));
      written.write(out);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        String name = entry.getKey();
        out.putNextEntry(
            new JarEntry(name.startsWith("../lib/") ? name.substring(3) : prefix + name));
        out.write(entry.getValue());
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return file;
  }
}
