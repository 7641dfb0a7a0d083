package io.remotemedia.spi;

import java.util.Objects;

/**
 * A use of a node type that works as written: shown in the catalogue, and run by the host's
 * self-test.
 *
 * @param title what the example shows, one line
 * @param parameters the node's parameters as a JSON object
 * @param input a format that the node takes with these parameters; null for a node that takes no
 *     audio
 */
public record NodeExample(String title, String parameters, AudioFormat input) {
  /** Checks that title and parameters are present. */
  public NodeExample {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(parameters, "parameters");
  }
}
