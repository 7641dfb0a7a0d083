package io.remotemedia.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The plugin of misbehaving nodes of the core's tests, with the types that are named. */
final class ChaosJar {
  private ChaosJar() {}

  static void writeTo(Path folder, String... types) throws IOException {
    Path sources = Path.of(System.getProperty("checkout"), "platform-core", "src", "test", "chaos");
    Path classes = Files.createTempDirectory("chaos");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> found = Files.walk(sources)) {
      List<Path> java = found.filter(path -> path.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
      if (!compiler
          .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
          .call()) {
        throw new IllegalStateException("the chaos plugin does not compile");
      }
    }
    pack(classes, folder.resolve("chaos.jar"), types);
  }

  private static void pack(Path classes, Path jar, String... types) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Plugin-Id", "chaos");
    attributes.putValue("Plugin-Version", "1.0.0");
    attributes.putValue("Plugin-Requires", ">=1.0.0 & <2.0.0");
    StringBuilder index = new StringBuilder();
    for (String type : types) {
      index.append("chaos.Chaos$").append(type).append('\n');
    }
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> outputs = Files.walk(classes)) {
      for (Path output : outputs.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(output).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(output));
        Files.delete(output);
      }
      out.putNextEntry(new JarEntry("META-INF/extensions.idx"));
      out.write(index.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
