package io.remotemedia.server.cli;

import io.remotemedia.server.bench.LoadException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a load and turns what goes wrong into exit codes. */
final class BenchRun {
  private BenchRun() {}

  /** A load that may not come about. */
  interface Load {
    int run(PrintWriter out, PrintWriter err) throws IOException, InterruptedException;
  }

  static int call(CommandSpec spec, Load load) throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try {
      int code = load.run(spec.commandLine().getOut(), err);
      spec.commandLine().getOut().flush();
      return code;
    } catch (LoadException e) {
      err.println("remotemedia bench: " + e.getMessage());
      return ExitCode.UNREACHABLE;
    } catch (IOException | IllegalArgumentException e) {
      err.println("remotemedia bench: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }
}
