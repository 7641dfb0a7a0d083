package io.remotemedia.server.cli;

import io.remotemedia.server.config.ConfigSources;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The settings that the command line can give. */
final class ServeOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file with the configuration (default: conf/server.yaml beside bin/)")
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

  @Option(
      names = "--no-watch",
      description = "read the plugins folders at the start only, for images that never change")
  private boolean noWatch;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "any other setting, for example --set shutdown.grace_ms=5000")
  private Map<String, String> settings = Map.of();

  ConfigSources sources() {
    return sources(config);
  }

  /** With a file that is named otherwise. */
  ConfigSources sources(Path file) {
    return ConfigSources.ofProcess(file, flags());
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>(settings);
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
    if (noWatch) {
      flags.put("plugins.watch", "false");
    }
    if (noAuth) {
      flags.put("auth.enabled", "false");
    }
    return flags;
  }
}
