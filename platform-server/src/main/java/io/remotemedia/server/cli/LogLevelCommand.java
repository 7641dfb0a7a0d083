package io.remotemedia.server.cli;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.remotemedia.protocol.v1.GetLogLevelsRequest;
import io.remotemedia.protocol.v1.ServerAdminServiceGrpc;
import io.remotemedia.protocol.v1.ServerAdminServiceGrpc.ServerAdminServiceBlockingStub;
import io.remotemedia.protocol.v1.SetLogLevelRequest;
import io.remotemedia.protocol.v1.SetLogLevelResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and changes what a running server logs. */
@Command(
    name = "log-level",
    description = {
      "Shows what a running server logs, or changes it. Needs a token with the role administer."
    },
    mixinStandardHelpOptions = true)
final class LogLevelCommand implements Callable<Integer> {
  private static final long TIMEOUT_SECONDS = 10;

  @Spec private CommandSpec spec;
  @Mixin private ConnectionOptions connection;

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:50051",
      description = "the server; default ${DEFAULT-VALUE}")
  private String server;

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "time until the former level is back; 0 (default) for until the next restart")
  private int seconds;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "LEVEL",
      description = "error, warn, info, debug or trace; without it, the levels are shown")
  private String level;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "LOGGER",
      defaultValue = "ROOT",
      description = "package or class; default ${DEFAULT-VALUE}, which is all of them")
  private String logger;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    ManagedChannel channel = null;
    try {
      channel = connection.connect(server);
      run(
          ServerAdminServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS));
      return ExitCode.GOOD;
    } catch (StatusRuntimeException e) {
      boolean away = e.getStatus().getCode() == Status.Code.UNAVAILABLE;
      err.println(
          "remotemedia log-level: "
              + (away
                  ? server + " cannot be reached; one that speaks TLS needs --tls or --ca"
                  : e.getStatus().getDescription()));
      return away ? ExitCode.UNREACHABLE : ExitCode.FINDINGS;
    } catch (IOException e) {
      err.println("remotemedia log-level: the certificates of --ca cannot be read");
      return ExitCode.USAGE;
    } finally {
      if (channel != null) {
        channel.shutdownNow().awaitTermination(1, TimeUnit.SECONDS);
      }
    }
  }

  private void run(ServerAdminServiceBlockingStub admin) {
    PrintWriter out = spec.commandLine().getOut();
    if (level == null) {
      new TreeMap<>(admin.getLogLevels(GetLogLevelsRequest.getDefaultInstance()).getLevelsMap())
          .forEach((name, value) -> out.printf("%-6s %s%n", value, name));
      return;
    }
    SetLogLevelResponse changed =
        admin.setLogLevel(
            SetLogLevelRequest.newBuilder()
                .setLogger(logger)
                .setLevel(level)
                .setForSeconds(seconds)
                .build());
    out.printf(
        "%s logs %s (was %s)%n",
        changed.getLogger(), changed.getLevel(), changed.getPreviousLevel());
  }
}
