package io.remotemedia.core.execution;

import io.remotemedia.core.plugin.PluginHost;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The plugin with one node type per misbehaviour, compiled from source into a real jar. */
final class ChaosPlugin {
  private static final Path SOURCES = Path.of("src", "test", "chaos");

  private ChaosPlugin() {}

  /** A host in which it serves. */
  static PluginHost host(Path folder) throws IOException {
    writeTo(folder.resolve("chaos.jar"));
    return PluginHost.open(List.of(folder));
  }

  static void writeTo(Path jar) throws IOException {
    Path classes = Files.createTempDirectory("chaos");
    compile(classes);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Plugin-Id", "chaos");
    manifest.getMainAttributes().putValue("Plugin-Version", "1.0.0");
    manifest.getMainAttributes().putValue("Plugin-Requires", ">=1.0.0 & <2.0.0");
    List<String> factories = new ArrayList<>();
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> outputs = Files.walk(classes)) {
      for (Path output : outputs.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(output).toString().replace('\\', '/');
        out.putNextEntry(new JarEntry(name));
        out.write(Files.readAllBytes(output));
        String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
        if (isFactory(type)) {
          factories.add(type);
        }
        Files.delete(output);
      }
      out.putNextEntry(new JarEntry("META-INF/extensions.idx"));
      out.write(String.join("\n", factories).getBytes());
    }
  }

  /** Nested classes of one name, whose source says that they are factories. */
  private static boolean isFactory(String type) throws IOException {
    String[] parts = type.split("\\$");
    if (parts.length != 2) {
      return false;
    }
    String source = Files.readString(SOURCES.resolve(parts[0].replace('.', '/') + ".java"));
    return source.contains("public static final class " + parts[1] + " extends Factory");
  }

  private static void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(SOURCES)) {
      List<Path> java = sources.filter(path -> path.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
      if (!compiler
          .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
          .call()) {
        throw new IllegalStateException("the chaos plugin does not compile");
      }
    }
  }
}
