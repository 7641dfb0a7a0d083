package io.remotemedia.server.cli;

import io.remotemedia.server.client.ServerConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which running server a verb asks, if any. */
final class ServerOptions {
  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      description = "ask this running server; default: the plugins of this installation")
  private String server;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:REMOTEMEDIA_TOKEN:-}",
      description = "bearer token for --server; default: REMOTEMEDIA_TOKEN of the environment")
  private String token;

  @Option(names = "--tls", description = "use TLS to --server")
  private boolean tls;

  @Option(names = "--ca", paramLabel = "FILE", description = "PEM certificates to trust")
  private Path authority;

  /** The address, for messages. */
  String address() {
    return server;
  }

  Optional<ServerConnection> connection() throws IOException {
    return server == null
        ? Optional.empty()
        : Optional.of(new ServerConnection(server, token, tls || authority != null, authority));
  }
}
