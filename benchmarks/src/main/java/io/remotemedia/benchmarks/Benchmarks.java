package io.remotemedia.benchmarks;

import io.remotemedia.benchmarks.convert.CompareConvertCommand;
import io.remotemedia.benchmarks.resample.CompareResampleCommand;
import io.remotemedia.benchmarks.resample.QualityResampleCommand;
import io.remotemedia.benchmarks.service.ServiceCommand;
import io.remotemedia.benchmarks.vad.CompareVadCommand;
import io.remotemedia.benchmarks.vad.TrainVadCommand;
import io.remotemedia.benchmarks.vad.VadAccuracyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of every program of this module: {@code benchmarks/run PROGRAM}. */
@Command(
    name = "benchmarks/run",
    description = "Measures the product. docs/benchmarks.md says what the programs are for.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "PROGRAM",
    subcommands = {
      JmhCommand.class,
      CompareResampleCommand.class,
      QualityResampleCommand.class,
      CompareConvertCommand.class,
      CompareVadCommand.class,
      TrainVadCommand.class,
      VadAccuracyCommand.class,
      ServiceCommand.class,
    })
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * Runs a program and exits with its code: 0 good, 1 a goal was missed and the caller asked to be
   * told so, 2 wrong usage or a failure.
   *
   * @param args the program's name and its arguments
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine tool =
        new CommandLine(new Benchmarks())
            .setUsageHelpAutoWidth(true)
            .setExecutionExceptionHandler(Benchmarks::report);
    // Everything after the name is JMH's, options and all.
    tool.getSubcommands().get("jmh").setUnmatchedOptionsArePositionalParams(true);
    return tool;
  }

  private static int report(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    failure.printStackTrace(command.getErr());
    return 2;
  }
}
