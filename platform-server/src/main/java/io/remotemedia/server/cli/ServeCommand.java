package io.remotemedia.server.cli;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.server.PlatformServer;
import io.remotemedia.server.admin.LogLevels;
import io.remotemedia.server.config.ConfigException;
import io.remotemedia.server.config.ConfigLoader;
import io.remotemedia.server.lifecycle.ServeRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the server until SIGTERM. Logs JSON lines on stdout.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServeOptions options;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try {
      ConfigLoader.Loaded loaded = ConfigLoader.load(options.sources());
      loaded.warnings().reported().stream()
          .map(Diagnostic::message)
          .forEach(warning -> err.println("remotemedia serve: warning: " + warning));
      try (LogLevels levels = new LogLevels()) {
        levels.set("ROOT", loaded.config().logLevel(), Duration.ZERO);
      }
      ServeRunner runner = ServeRunner.install();
      runner.serve(PlatformServer.start(loaded.config()));
      return ExitCode.GOOD;
    } catch (ConfigException e) {
      e.problems().forEach(problem -> err.println("remotemedia serve: " + problem));
      return ExitCode.USAGE;
    } catch (IOException e) {
      err.println("remotemedia serve: cannot listen: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }
}
