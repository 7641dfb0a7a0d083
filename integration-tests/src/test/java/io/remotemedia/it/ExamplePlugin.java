package io.remotemedia.it;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The example project outside of the build, packaged with javac and the published API alone: the
 * jars of node-spi, PF4J and slf4j.
 */
final class ExamplePlugin {
  private static final Path PROJECT =
      Path.of(System.getProperty("checkout"), "examples", "plugins", "noise-gate");

  private ExamplePlugin() {}

  /** Builds the jar in a folder for temporary files. */
  static Path build(Path folder) throws IOException {
    return build(folder, "1.0.0");
  }

  static Path build(Path folder, String version) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compile(classes);
    copyResources(classes);
    Path jar = folder.resolve("noise-gate-%s.jar".formatted(version));
    pack(classes, manifest(version), jar);
    return jar;
  }

  private static void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(PROJECT.resolve("src/main/java"))) {
      List<Path> java =
          sources.filter(source -> source.toString().endsWith(".java")).sorted().toList();
      List<String> options =
          List.of(
              "--release",
              "25",
              "-d",
              classes.toString(),
              "-cp",
              publishedApi(),
              "-processor",
              "org.pf4j.processor.ExtensionAnnotationProcessor");
      if (!compiler
          .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
          .call()) {
        throw new AssertionError("the example does not compile against the published API");
      }
    }
  }

  /** What a plugin author gets from a repository, out of the class path of this test. */
  private static String publishedApi() {
    List<String> api =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                entry ->
                    entry.matches(".*[/\\\\](node-spi|pf4j|slf4j-api)-[0-9.]+\\.jar")
                        || entry.matches(".*[/\\\\]node-spi[/\\\\]target[/\\\\]classes"))
            .toList();
    if (api.size() != 3) {
      throw new AssertionError("node-spi, pf4j and slf4j-api: " + api);
    }
    return String.join(File.pathSeparator, api);
  }

  private static void copyResources(Path classes) throws IOException {
    Path resources = PROJECT.resolve("src/main/resources");
    try (Stream<Path> files = Files.walk(resources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = classes.resolve(resources.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static Manifest manifest(String version) throws IOException {
    try (InputStream in = Files.newInputStream(PROJECT.resolve("src/main/plugin/MANIFEST.MF"))) {
      Manifest manifest = new Manifest(in);
      manifest.getMainAttributes().putValue("Plugin-Version", version);
      return manifest;
    }
  }

  private static void pack(Path classes, Manifest manifest, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> outputs = Files.walk(classes)) {
      for (Path output : outputs.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(output).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(output));
      }
    }
  }
}
