package io.remotemedia.core.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a code looks like to the one who meets it: shown by {@code remotemedia explain CODE} and in
 * the documentation, and compared by a test, character for character, with what the platform says.
 *
 * <p>Each code has one, in the resource {@code examples/RM-….txt} beside this class:
 *
 * <pre>
 * situation: one sentence
 * proven-by: the test class that compares it
 * ---- given pipeline.json
 * what leads to it; without this part there is no text to show
 * ---- told
 * what is said
 * </pre>
 *
 * @param code the code
 * @param situation what happened, one sentence
 * @param provenBy the simple or full name of the test class that compares the example
 * @param givenName how the given text would be named as a file; empty when there is none
 * @param given what leads to it; empty when there is nothing to show
 * @param told what is said; for a manifest as {@link DiagnosticText} renders it
 */
public record DiagnosticExample(
    DiagnosticCode code,
    String situation,
    String provenBy,
    String givenName,
    String given,
    String told) {
  private static final String SITUATION = "situation: ";
  private static final String PROVEN_BY = "proven-by: ";
  private static final String GIVEN = "---- given ";
  private static final String TOLD = "---- told";

  /** Checks that nothing is missing. */
  public DiagnosticExample {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(situation, "situation");
    Objects.requireNonNull(provenBy, "provenBy");
    Objects.requireNonNull(givenName, "givenName");
    Objects.requireNonNull(given, "given");
    Objects.requireNonNull(told, "told");
  }

  /**
   * The example of a code.
   *
   * @param code the code
   * @return its example, if it has one
   */
  public static Optional<DiagnosticExample> of(DiagnosticCode code) {
    try (InputStream in =
        DiagnosticExample.class.getResourceAsStream("examples/" + code.id() + ".txt")) {
      return in == null
          ? Optional.empty()
          : Optional.of(parse(code, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the text of an example.
   *
   * @param code its code
   * @param text the text of the resource
   * @return the example
   * @throws IllegalArgumentException when a part is missing
   */
  static DiagnosticExample parse(DiagnosticCode code, String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String situation = header(code, lines, SITUATION);
    String provenBy = header(code, lines, PROVEN_BY);
    int told = lines.indexOf(TOLD);
    if (told < 0) {
      throw new IllegalArgumentException(
          "the example of %s has no line \"%s\"".formatted(code.id(), TOLD));
    }
    boolean given = told > 0 && lines.getFirst().startsWith(GIVEN);
    return new DiagnosticExample(
        code,
        situation,
        provenBy,
        given ? lines.getFirst().substring(GIVEN.length()) : "",
        given ? String.join("\n", lines.subList(1, told)) : "",
        String.join("\n", lines.subList(told + 1, lines.size())));
  }

  private static String header(DiagnosticCode code, List<String> lines, String name) {
    if (lines.isEmpty() || !lines.getFirst().startsWith(name)) {
      throw new IllegalArgumentException(
          "the example of %s has no line \"%s\" in its place".formatted(code.id(), name));
    }
    return lines.removeFirst().substring(name.length());
  }
}
