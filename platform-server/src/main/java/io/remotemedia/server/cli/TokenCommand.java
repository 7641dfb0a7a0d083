package io.remotemedia.server.cli;

import io.remotemedia.server.auth.NewToken;
import io.remotemedia.server.auth.Quota;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes tokens. */
@Command(
    name = "token",
    description = "Makes tokens for a server's token file.",
    mixinStandardHelpOptions = true)
final class TokenCommand {
  @Spec private CommandSpec spec;

  @Command(
      name = "new",
      description = {
        "Makes a token. The secret goes to stdout, once; the server needs the line only, which",
        "holds its SHA-256. Without --file the line goes to stderr."
      },
      mixinStandardHelpOptions = true)
  int make(
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "who uses it; appears in logs and metrics")
          String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              description =
                  "run, introspect or administer; may be repeated (default: the first two)")
          List<String> roles,
      @Option(names = "--days", paramLabel = "N", description = "days until it expires")
          Integer days,
      @Option(
              names = "--calls-per-second",
              paramLabel = "N",
              defaultValue = "0",
              description = "executions and opened streams; 0 (default) for no bound of its own")
          double callsPerSecond,
      @Option(
              names = "--concurrent",
              paramLabel = "N",
              defaultValue = "0",
              description = "unary executions at the same time; 0 (default) as above")
          int concurrent,
      @Option(
              names = "--streams",
              paramLabel = "N",
              defaultValue = "0",
              description = "live streams at the same time; 0 (default) as above")
          int streams,
      @Option(
              names = "--weight",
              paramLabel = "N",
              defaultValue = "1",
              description = "share when the server is short of power (default: 1)")
          int weight,
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description =
                  "appends the line to a token file; made, readable by you alone, if absent")
          Path file) {
    PrintWriter err = spec.commandLine().getErr();
    try {
      NewToken token =
          NewToken.random(
              name,
              roles,
              days == null ? null : Instant.now().plus(Duration.ofDays(days)),
              new Quota(callsPerSecond, concurrent, streams, weight));
      if (file == null) {
        err.println(token.line());
      } else {
        token.appendTo(file);
        err.println("added \"%s\" to %s".formatted(name, file));
      }
      spec.commandLine().getOut().println(token.secret());
      return ExitCode.GOOD;
    } catch (IllegalArgumentException e) {
      err.println("remotemedia token new: " + e.getMessage());
    } catch (IOException e) {
      err.println("remotemedia token new: cannot write %s".formatted(file));
    }
    return ExitCode.USAGE;
  }
}
