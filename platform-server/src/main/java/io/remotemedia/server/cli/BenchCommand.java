package io.remotemedia.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts a server under load and measures how it answers. */
@Command(
    name = "bench",
    description = {
      "Puts a server under load and measures how it answers.",
      "When calls are sent is planned in advance; latency counts from the planned time."
    },
    subcommands = {BenchUnaryCommand.class, BenchStreamsCommand.class, BenchOverloadCommand.class},
    mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name the kind of load: unary, streams or overload");
  }
}
