package io.remotemedia.server;

import io.grpc.CompressorRegistry;
import io.grpc.DecompressorRegistry;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.server.auth.AnonymousInterceptor;
import io.remotemedia.server.auth.AuthenticationInterceptor;
import io.remotemedia.server.auth.Caller;
import io.remotemedia.server.auth.TokenFileException;
import io.remotemedia.server.auth.TokenStore;
import io.remotemedia.server.config.ServerConfig;
import io.remotemedia.server.config.TransportConfig;
import io.remotemedia.server.grpc.DrainInterceptor;
import io.remotemedia.server.grpc.ErrorBoundary;
import io.remotemedia.server.grpc.PipelineServices;
import io.remotemedia.server.grpc.StreamRegistry;
import io.remotemedia.server.lifecycle.DrainSequence;
import io.remotemedia.server.lifecycle.StoppableServer;
import io.remotemedia.server.observability.HttpEndpoints;
import io.remotemedia.server.observability.Readiness;
import io.remotemedia.server.observability.ServerMetrics;
import io.remotemedia.server.reload.FileReloader;
import io.remotemedia.server.tls.ServerTls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. Started ready to serve; ended by {@link #drain} or {@link #close}. */
public final class PlatformServer implements StoppableServer, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PlatformServer.class);
  private static final int RST_WINDOW_SECONDS = 30;

  private final ServerConfig config;
  private final PluginHost plugins;
  private final PipelineEngine engine;
  private final ServerMetrics metrics = new ServerMetrics();
  private final Readiness readiness = new Readiness();
  private final HealthStatusManager health = new HealthStatusManager();
  private final DrainInterceptor drainGate = new DrainInterceptor();
  private final StreamRegistry streams = new StreamRegistry();
  private final FileReloader reloader = FileReloader.start();
  private final TokenStore tokens;
  private final Server grpc;
  private final DrainSequence drain;
  private final HttpEndpoints http;

  private PlatformServer(ServerConfig config, PluginHost plugins) throws IOException {
    this.config = config;
    this.plugins = plugins;
    metrics.observePlugins(plugins::plugins);
    engine = new PipelineEngine(config.workers(), config.queueCapacity(), metrics);
    tokens = openTokens();
    grpc = buildGrpc().start();
    drain = new DrainSequence(readiness, health, drainGate, streams, grpc, config.shutdown());
    http = HttpEndpoints.open(config.http().socketAddress(), metrics, readiness);
  }

  /**
   * Loads the plugins and opens the addresses.
   *
   * @param config what to run with
   * @return the server, ready
   * @throws IOException when an address cannot be had; nothing is left open
   */
  public static PlatformServer start(ServerConfig config) throws IOException {
    long start = System.nanoTime();
    PluginHost plugins = PluginHost.open(config.pluginFolders());
    PlatformServer server;
    try {
      server = new PlatformServer(config, plugins);
    } catch (IOException | RuntimeException e) {
      plugins.close();
      throw e;
    }
    server.readiness.ready();
    server.logReady(System.nanoTime() - start);
    return server;
  }

  private TokenStore openTokens() throws IOException {
    TokenStore store = new TokenStore(config.auth().tokens(), config.auth().tokensFile());
    if (config.auth().enabled()) {
      try {
        store.reload();
      } catch (TokenFileException e) {
        throw new IOException("the token file changed since it was checked: " + e.getMessage(), e);
      }
      config
          .auth()
          .tokensFile()
          .ifPresent(
              file ->
                  metrics.observeReload(reloader.watch("tokens", List.of(file), store::reload)));
    }
    return store;
  }

  private void encrypt(NettyServerBuilder builder) throws IOException {
    if (config.tls().isPresent()) {
      ServerTls tls = ServerTls.open(config.tls().get());
      metrics.observeReload(reloader.watch("tls", tls.files(), tls::reload));
      metrics.observeCertificate(tls::notAfter);
      builder.sslContext(tls.context());
    }
  }

  private Server buildGrpc() throws IOException {
    PipelineServices services =
        new PipelineServices(
            plugins::catalog,
            new ManifestPlanner(),
            engine,
            config.limits(),
            config.maxStreams(),
            streams);
    NettyServerBuilder builder = hardened(config.grpc().socketAddress(), config.transport());
    encrypt(builder);
    services.services().forEach(builder::addService);
    builder.addService(health.getHealthService());
    builder.addService(ProtoReflectionServiceV1.newInstance());
    interceptors().forEach(builder::intercept);
    return builder.build();
  }

  /** The one that is added last runs first. */
  private List<ServerInterceptor> interceptors() {
    ErrorBoundary boundary = new ErrorBoundary();
    return List.of(boundary, authentication(), drainGate);
  }

  private ServerInterceptor authentication() {
    if (!config.auth().enabled()) {
      return new AnonymousInterceptor(Caller.anonymous(config.grpc().isLoopback()));
    }
    return new AuthenticationInterceptor(tokens::current, InstantSource.system());
  }

  private static NettyServerBuilder hardened(InetSocketAddress address, TransportConfig transport) {
    return NettyServerBuilder.forAddress(address)
        .directExecutor()
        .maxConcurrentCallsPerConnection(transport.maxConcurrentCallsPerConnection())
        .maxRstFramesPerWindow(transport.maxRstFrames(), RST_WINDOW_SECONDS)
        .handshakeTimeout(transport.handshakeTimeoutMillis(), TimeUnit.MILLISECONDS)
        // 0 is never; what runs on an old connection goes on without an end, the library's default.
        .maxConnectionAge(
            transport.connectionAgeMillis() == 0 ? Long.MAX_VALUE : transport.connectionAgeMillis(),
            TimeUnit.MILLISECONDS)
        .maxConnectionIdle(transport.connectionIdleMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTime(transport.keepaliveMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(transport.keepaliveTimeoutMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveTime(transport.permitKeepaliveMillis(), TimeUnit.MILLISECONDS)
        .maxInboundMetadataSize(transport.maxMetadataBytes())
        .flowControlWindow(transport.flowControlWindowBytes())
        .maxInboundMessageSize(transport.maxMessageBytes())
        // Compressed messages could grow without bound before any limit of ours sees them.
        .decompressorRegistry(
            DecompressorRegistry.emptyInstance().with(io.grpc.Codec.Identity.NONE, true))
        .compressorRegistry(CompressorRegistry.newEmptyInstance());
  }

  private void logReady(long startNanos) {
    log.atInfo()
        .addKeyValue("event", "server.ready")
        .addKeyValue("grpc_address", text(grpcAddress()))
        .addKeyValue("http_address", text(http.address()))
        .addKeyValue(
            "plugins_dir",
            String.join(",", config.pluginFolders().stream().map(Object::toString).toList()))
        .addKeyValue("node_types", catalog().names())
        .addKeyValue("authentication", config.auth().enabled())
        .addKeyValue("tls", config.tls().isPresent())
        .addKeyValue("startup_ms", TimeUnit.NANOSECONDS.toMillis(startNanos))
        .log("ready");
  }

  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  /**
   * The address of the gRPC services, with the real port.
   *
   * @return where it listens
   */
  public InetSocketAddress grpcAddress() {
    return (InetSocketAddress) grpc.getListenSockets().getFirst();
  }

  /**
   * The address of metrics and health, with the real port.
   *
   * @return where it listens
   */
  public InetSocketAddress httpAddress() {
    return http.address();
  }

  /**
   * The node types that serve.
   *
   * @return a snapshot
   */
  public NodeCatalog catalog() {
    return plugins.catalog();
  }

  /**
   * Ends in order: not ready, no new work, streams get a notice and give their tails, what runs
   * finishes; then closes everything.
   *
   * @return true when no work had to be cut
   */
  @Override
  public boolean drain() {
    boolean clean = drain.run();
    closeParts();
    log.atInfo().addKeyValue("event", "server.stopped").addKeyValue("clean", clean).log("stopped");
    return clean;
  }

  @Override
  public void hurry() {
    drain.hurry();
  }

  @Override
  public long graceMillis() {
    return config.shutdown().graceMillis();
  }

  /** Ends at once. */
  @Override
  public void close() {
    readiness.notReady("the server is stopped");
    grpc.shutdownNow();
    closeParts();
  }

  private void closeParts() {
    reloader.close();
    http.close();
    engine.close();
    plugins.close();
    metrics.close();
  }
}
