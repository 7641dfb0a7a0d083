package io.remotemedia.server.config;

import io.remotemedia.core.execution.EngineSettings;
import io.remotemedia.core.execution.LimitsPolicy;
import io.remotemedia.core.plugin.PluginHostOptions;
import io.remotemedia.server.tls.TlsSettings;
import io.remotemedia.spi.GrantedLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The effective configuration of a server. Each part takes its own keys.
 *
 * @param grpc address of the gRPC services
 * @param http address of metrics and health
 * @param plugins where plugins are dropped, how they are judged
 * @param auth who may call
 * @param tls how the services are encrypted; empty for plaintext
 * @param limits what executions get and may ask for
 * @param engine how executions run
 * @param streams what live streams may do
 * @param shutdown how the server ends
 * @param transport what a connection may do
 * @param admission when work is refused
 * @param telemetry where traces go
 * @param logLevel what is logged at the start
 */
public record ServerConfig(
    HostPort grpc,
    HostPort http,
    PluginHostOptions plugins,
    AuthConfig auth,
    Optional<TlsSettings> tls,
    LimitsPolicy limits,
    EngineSettings engine,
    StreamsConfig streams,
    ShutdownConfig shutdown,
    TransportConfig transport,
    AdmissionConfig admission,
    TelemetryConfig telemetry,
    String logLevel) {
  static ServerConfig from(ConfigValues values) {
    HostPort grpc = values.address("grpc.listen");
    return new ServerConfig(
        grpc,
        values.address("http.listen"),
        PluginsConfig.from(values),
        AuthConfig.from(values, grpc),
        TlsKeys.from(values, grpc),
        new LimitsPolicy(limits(values, "default"), limits(values, "max")),
        EngineConfig.from(values),
        StreamsConfig.from(values),
        ShutdownConfig.from(values),
        TransportConfig.from(values),
        AdmissionConfig.from(values),
        TelemetryConfig.from(values),
        values.text("log.level"));
  }

  private static GrantedLimits limits(ConfigValues values, String which) {
    String prefix = "limits." + which + ".";
    return new GrantedLimits(
        values.number(prefix + "memory_bytes"),
        values.number(prefix + "timeout_ms"),
        values.number(prefix + "audio_samples"));
  }

  /**
   * Where plugins are dropped.
   *
   * @return the folders, whether they exist or not
   */
  public List<Path> pluginFolders() {
    return plugins.folders();
  }
}
