package io.remotemedia.core.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Walks over all codes: those of the planner have an example whose text a test compares character
 * for character; every other one is named by a test of the part that gives it.
 */
class EveryCodeIsTestedTest {
  private static final int PLANNER_END = 1600;

  /** Codes that no test names yet. Only to be shortened: write the test and take the code out. */
  private static final Set<String> NOT_YET =
      Set.of(
          "CONFIG_CONFLICT",
          "CONFIG_DUPLICATE",
          "CONFIG_SYNTAX",
          "CONFIG_UNKNOWN_KEY",
          "CONFIG_UNREADABLE",
          "INTERNAL",
          "CONFIG_VALUE",
          "INVALID_AUDIO",
          "INVALID_DATA",
          "INVALID_INPUT_TARGET",
          "MEMORY_SHORT",
          "NEED_EXCEEDS_LIMITS",
          "NODE_UNAVAILABLE",
          "OVERLOADED",
          "PLUGIN_DISABLED",
          "QUOTA",
          "SAMPLE_LIMIT",
          "STREAM_FORMAT_CHANGE",
          "STREAM_IDLE",
          "STREAM_MESSAGE",
          "STREAM_ORDER",
          "STREAM_SEQUENCE",
          "TLS_FILE",
          "TOKEN_FILE");

  @Test
  void codesOfThePlannerHaveExamples() {
    for (DiagnosticCode code : DiagnosticCode.values()) {
      if (code.number() < PLANNER_END) {
        DiagnosticExample example =
            DiagnosticExample.of(code)
                .orElseThrow(
                    () ->
                        new AssertionError("%s has no examples/%s.txt".formatted(code, code.id())));
        assertTrue(example.situation().endsWith("."), code.id());
        assertTrue(!example.told().isBlank(), code.id());
      }
    }
  }

  @Test
  void examplesNameATestThatExists() throws IOException {
    String classes =
        tests().stream()
            .map(path -> path.getFileName().toString())
            .collect(Collectors.joining("\n"));
    for (DiagnosticCode code : DiagnosticCode.values()) {
      DiagnosticExample.of(code)
          .map(DiagnosticExample::provenBy)
          .map(name -> name.substring(name.lastIndexOf('.') + 1))
          .ifPresent(name -> assertTrue(classes.contains(name + ".java"), code.id() + ": " + name));
    }
  }

  @Test
  void everyOtherCodeIsNamedByATest() throws IOException {
    Set<String> named = new HashSet<>();
    Pattern words = Pattern.compile("[A-Z][A-Z0-9_]+|RM-[0-9]{4}");
    for (Path test : tests()) {
      if (!test.endsWith("EveryCodeIsTestedTest.java")) {
        words.matcher(read(test)).results().forEach(match -> named.add(match.group()));
      }
    }
    Set<String> untested =
        Arrays.stream(DiagnosticCode.values())
            .filter(code -> code.number() >= PLANNER_END)
            .filter(code -> !named.contains(code.name()) && !named.contains(code.id()))
            .map(DiagnosticCode::name)
            .filter(name -> !NOT_YET.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), untested, "codes that no test names");
  }

  /** The tests of every module of the checkout. */
  private static List<Path> tests() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : List.of(Path.of(".."), Path.of("../plugins"))) {
      try (DirectoryStream<Path> modules = Files.newDirectoryStream(folder)) {
        for (Path module : modules) {
          Path sources = module.resolve("src/test/java");
          if (Files.isDirectory(sources)) {
            try (Stream<Path> files = Files.walk(sources)) {
              files.filter(path -> path.toString().endsWith(".java")).forEach(found::add);
            }
          }
        }
      }
    }
    return found;
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
