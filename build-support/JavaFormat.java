import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that every Java source below a folder is formatted, or formats it with {@code --fix}. Runs
 * in the JDK that compiles the sources, because a formatter parses with its own JDK's parser.
 */
public final class JavaFormat {
  private JavaFormat() {}

  public static void main(String[] args) throws Exception {
    boolean fix = List.of(args).contains("--fix");
    Path root = Path.of(args[0]);
    List<Path> wrong =
        sources(root).filter(source -> !isFormatted(source, fix)).map(root::relativize).toList();
    if (!wrong.isEmpty() && !fix) {
      wrong.forEach(source -> System.err.println("not formatted: " + source));
      System.err.println("format all sources with: mvn -N -Pformat initialize");
      System.exit(1);
    }
  }

  private static Stream<Path> sources(Path root) throws IOException {
    return Files.walk(root)
        .filter(path -> path.toString().endsWith(".java"))
        .filter(path -> !root.relativize(path).toString().matches("(.*/)?target/.*"));
  }

  private static boolean isFormatted(Path source, boolean fix) {
    try {
      String before = Files.readString(source);
      String after = format(before);
      if (fix && !before.equals(after)) {
        Files.writeString(source, after);
      }
      return before.equals(after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(source + ": " + e.getMessage(), e);
    }
  }

  private static String format(String source) throws Exception {
    JavaFormatterOptions options =
        JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.GOOGLE).build();
    String cleaned = RemoveUnusedImports.removeUnusedImports(source);
    String ordered = ImportOrderer.reorderImports(cleaned, options.style());
    return new Formatter(options).formatSource(ordered);
  }
}
