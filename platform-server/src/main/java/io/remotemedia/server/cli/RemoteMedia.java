package io.remotemedia.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line tool. Exit codes: 0 good, 1 findings or a failed run, 2 usage, 3 unreachable.
 */
@Command(
    name = "remotemedia",
    description = "Runs pipelines of audio nodes, here or on a server.",
    mixinStandardHelpOptions = true)
public final class RemoteMedia {
  private RemoteMedia() {}

  /**
   * Starts the tool.
   *
   * @param args verb and options
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new RemoteMedia()).execute(args));
  }
}
