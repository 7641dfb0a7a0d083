package io.remotemedia.server.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line tool. Exit codes: 0 good, 1 findings or a failed run, 2 usage or configuration.
 */
@Command(
    name = "remotemedia",
    description = "Runs pipelines of audio nodes, here or on a server.",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      RunCommand.class,
      ValidateCommand.class,
      ExplainCommand.class,
      NodesCommand.class,
      SchemaCommand.class,
      ReferenceCommand.class,
      PluginsCommand.class,
      ConfigCommand.class,
      TokenCommand.class,
      LogLevelCommand.class,
      FleetCommand.class,
      BenchCommand.class,
      VersionCommand.class
    },
    mixinStandardHelpOptions = true)
public final class RemoteMedia {
  private RemoteMedia() {}

  /**
   * Starts the tool.
   *
   * @param args verb and options
   */
  public static void main(String[] args) {
    keepStdoutForResults(args);
    System.exit(commandLine().execute(args));
  }

  /**
   * The tool without a process around it, for tests and embedding programs.
   *
   * @return the command line, to be given arguments
   */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new RemoteMedia());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("remotemedia: " + failure);
          return ExitCode.FINDINGS;
        });
    return line;
  }

  /** Only the server logs to stdout; the properties are read when the first logger is made. */
  private static void keepStdoutForResults(String[] args) {
    if (!List.of(args).contains("serve")) {
      System.setProperty("remotemedia.log.target", "System.err");
      System.setProperty("remotemedia.log.level", "WARN");
    }
  }
}
