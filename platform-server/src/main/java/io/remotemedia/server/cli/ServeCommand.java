package io.remotemedia.server.cli;

import io.remotemedia.server.PlatformServer;
import io.remotemedia.server.config.ConfigException;
import io.remotemedia.server.config.ConfigLoader;
import io.remotemedia.server.config.ServerConfig;
import io.remotemedia.server.lifecycle.ServeRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the server until SIGTERM. Logs JSON lines on stdout.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file with the configuration")
  private Path config;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "address of the gRPC services")
  private String listen;

  @Option(names = "--http", paramLabel = "HOST:PORT", description = "address of metrics and health")
  private String http;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "plugins folder, instead of the standard ones")
  private List<Path> plugins;

  @Option(names = "--no-auth", description = "take calls without a token; on this machine only")
  private boolean noAuth;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try {
      ServerConfig effective = ConfigLoader.load(config, System.getenv(), flags());
      PlatformServer server = PlatformServer.start(effective);
      ServeRunner.runUntilStopped(() -> server.drain() ? ExitCode.GOOD : ExitCode.FINDINGS);
      return ExitCode.GOOD;
    } catch (ConfigException e) {
      e.problems().forEach(problem -> err.println("remotemedia serve: " + problem));
      return ExitCode.USAGE;
    } catch (IOException e) {
      err.println("remotemedia serve: cannot listen: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>();
    if (listen != null) {
      flags.put("grpc.listen", listen);
    }
    if (http != null) {
      flags.put("http.listen", http);
    }
    if (plugins != null) {
      flags.put(
          "plugins.directories", String.join(",", plugins.stream().map(Path::toString).toList()));
    }
    if (noAuth) {
      flags.put("auth.enabled", "false");
    }
    return flags;
  }
}
