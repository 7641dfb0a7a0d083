package io.remotemedia.server.config;

import io.remotemedia.core.execution.LimitsPolicy;
import java.nio.file.Path;
import java.util.List;

/**
 * The effective configuration of a server.
 *
 * @param grpc address of the gRPC services
 * @param http address of metrics and health
 * @param pluginFolders where jars are dropped
 * @param authenticated whether calls need a token
 * @param tokens the tokens in clear, to be hashed and forgotten
 * @param limits what executions get and may ask for
 * @param workers worker threads
 * @param queueCapacity unary executions that may wait
 * @param maxStreams live streams
 * @param graceMillis time for work in flight at shutdown
 * @param transport what a connection may do
 * @param admission when work is refused
 */
public record ServerConfig(
    HostPort grpc,
    HostPort http,
    List<Path> pluginFolders,
    boolean authenticated,
    List<String> tokens,
    LimitsPolicy limits,
    int workers,
    int queueCapacity,
    int maxStreams,
    long graceMillis,
    TransportConfig transport,
    AdmissionConfig admission) {
  /** Copies the lists. */
  public ServerConfig {
    pluginFolders = List.copyOf(pluginFolders);
    tokens = List.copyOf(tokens);
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "ServerConfig[grpc=%s, http=%s, plugins=%s, authenticated=%s]"
        .formatted(grpc, http, pluginFolders, authenticated);
  }
}
