package io.remotemedia.server;

import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.remotemedia.core.catalog.NodeCatalog;
import io.remotemedia.core.execution.PipelineEngine;
import io.remotemedia.core.plan.ManifestPlanner;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.server.admin.LogLevels;
import io.remotemedia.server.admin.ServerAdminEndpoint;
import io.remotemedia.server.admission.AdmissionControl;
import io.remotemedia.server.admission.AdmissionInterceptor;
import io.remotemedia.server.admission.HeapMonitor;
import io.remotemedia.server.admission.HeapStage;
import io.remotemedia.server.admission.Refusal;
import io.remotemedia.server.admission.RefusalReason;
import io.remotemedia.server.audit.AuditInterceptor;
import io.remotemedia.server.auth.AnonymousInterceptor;
import io.remotemedia.server.auth.AuthenticationInterceptor;
import io.remotemedia.server.auth.Caller;
import io.remotemedia.server.auth.FailedAttempts;
import io.remotemedia.server.auth.TokenFileException;
import io.remotemedia.server.auth.TokenStore;
import io.remotemedia.server.config.ServerConfig;
import io.remotemedia.server.config.TelemetryConfig;
import io.remotemedia.server.grpc.BuildInfo;
import io.remotemedia.server.grpc.DrainInterceptor;
import io.remotemedia.server.grpc.ErrorBoundary;
import io.remotemedia.server.grpc.PipelineServices;
import io.remotemedia.server.grpc.StreamRegistry;
import io.remotemedia.server.ledger.CostLedger;
import io.remotemedia.server.ledger.LedgerInterceptor;
import io.remotemedia.server.lifecycle.DrainSequence;
import io.remotemedia.server.lifecycle.StoppableServer;
import io.remotemedia.server.observability.AdmissionMeters;
import io.remotemedia.server.observability.AuthMeters;
import io.remotemedia.server.observability.HttpEndpoints;
import io.remotemedia.server.observability.Readiness;
import io.remotemedia.server.observability.ServerMetrics;
import io.remotemedia.server.plugins.PluginAdminEndpoint;
import io.remotemedia.server.reload.FileReloader;
import io.remotemedia.server.tls.ServerTls;
import io.remotemedia.server.tracing.Tracing;
import io.remotemedia.server.transport.ConnectionCap;
import io.remotemedia.server.transport.HardenedTransport;
import io.remotemedia.server.transport.InboundBytes;
import io.remotemedia.server.transport.InboundGate;
import io.remotemedia.server.transport.MessageBounds;
import io.remotemedia.server.transport.TransportLog;
import io.remotemedia.server.transport.UnknownMethods;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. Started ready to serve; ended by {@link #drain} or {@link #close}. */
public final class PlatformServer implements StoppableServer, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PlatformServer.class);
  private static final long INBOUND_RETRY_MILLIS = 1_000;

  private final ServerConfig config;
  private final PluginHost plugins;
  private final PipelineEngine engine;
  private final ServerMetrics metrics = new ServerMetrics();
  private final Readiness readiness = new Readiness();
  private final HealthStatusManager health = new HealthStatusManager();
  private final DrainInterceptor drainGate = new DrainInterceptor();
  private final StreamRegistry streams;
  private final HeapMonitor heap;
  private final AdmissionControl admission;
  private final MessageBounds bounds;
  private final InboundBytes inbound;
  private final UnknownMethods unknownMethods = new UnknownMethods();
  private final ConnectionCap connections;
  private final PipelineServices services;
  private final PluginAdminEndpoint pluginAdmin;
  private final FileReloader reloader = FileReloader.start();
  private final TokenStore tokens;
  private final FailedAttempts failures = new FailedAttempts(System::nanoTime);
  private final CostLedger ledger = new CostLedger();
  private final LogLevels logLevels = new LogLevels();
  private final Optional<Tracing> tracing;
  private final Server grpc;
  private final DrainSequence drain;
  private final HttpEndpoints http;

  private PlatformServer(ServerConfig config, PluginHost plugins) throws IOException {
    this.config = config;
    this.plugins = plugins;
    metrics.observePlugins(plugins::plugins);
    streams =
        new StreamRegistry(
            config.streams().idleTimeoutMillis(), config.streams().stallTimeoutMillis());
    engine = new PipelineEngine(config.engine(), metrics.executions(), plugins);
    readiness.observe(engine::unreadyReasons);
    metrics.observeEngine(engine);
    heap = HeapMonitor.watch(config.admission());
    admission =
        new AdmissionControl(
            config.admission(),
            config.engine().workers(),
            config.engine().queueCapacity(),
            heap,
            System::nanoTime);
    bounds =
        MessageBounds.of(
            config.transport(),
            config.limits().maxima().maxAudioSamples(),
            Runtime.getRuntime().maxMemory());
    inbound = new InboundBytes(bounds.inboundBytes());
    connections =
        new ConnectionCap(
            config.transport().maxConnections(),
            () -> heap.stage() == HeapStage.REFUSE_CONNECTIONS);
    metrics.bind(new AdmissionMeters(admission, connections, inbound, unknownMethods));
    services = pipelineServices();
    pluginAdmin = new PluginAdminEndpoint(plugins);
    tokens = openTokens();
    metrics.bind(new AuthMeters(failures, tokens));
    metrics.bind(ledger);
    tracing = startTracing();
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
    PluginHost plugins = PluginHost.open(config.plugins());
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

  private PipelineServices pipelineServices() {
    ManifestPlanner planner = new ManifestPlanner();
    // Plans hold node types: without this a plugin that is gone stays in memory until the next
    // call.
    plugins.onCatalogChange(catalog -> planner.forgetOlderThan(catalog.revision()));
    return new PipelineServices(
        plugins,
        planner,
        engine,
        config.limits(),
        config.streams().max(),
        streams,
        config.transport().requestTimeoutMillis(),
        bounds.messageBytes());
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

  private Optional<Tracing> startTracing() {
    TelemetryConfig telemetry = config.telemetry();
    return telemetry
        .endpoint()
        .map(
            endpoint ->
                Tracing.start(
                    endpoint,
                    telemetry.sampleRatio(),
                    telemetry.serviceName(),
                    BuildInfo.load().version()));
  }

  private void encrypt(NettyServerBuilder builder) throws IOException {
    if (config.tls().isPresent()) {
      ServerTls tls = ServerTls.open(config.tls().get());
      metrics.observeReload(reloader.watch("tls", tls.files(), tls::reload));
      metrics.observeCertificate(tls::notAfter);
      tls.apply(builder);
    }
  }

  private Server buildGrpc() throws IOException {
    TransportLog.quiet();
    NettyServerBuilder builder = NettyServerBuilder.forAddress(config.grpc().socketAddress());
    HardenedTransport.apply(builder, config.transport(), bounds.messageBytes());
    builder
        .addTransportFilter(connections)
        .addStreamTracerFactory(inbound)
        .addStreamTracerFactory(unknownMethods);
    encrypt(builder);
    services.services().forEach(builder::addService);
    builder.addService(pluginAdmin);
    drainGate.whenDraining(services::endWatches);
    builder.addService(new ServerAdminEndpoint(logLevels));
    builder.addService(health.getHealthService());
    builder.addService(ProtoReflectionServiceV1.newInstance());
    interceptors().forEach(builder::intercept);
    Server server = builder.build();
    unknownMethods.know(
        server.getServices().stream()
            .flatMap(service -> service.getMethods().stream())
            .map(method -> method.getMethodDescriptor().getFullMethodName())
            .collect(Collectors.toSet()));
    return server;
  }

  /** The one that is added last runs first. */
  private List<ServerInterceptor> interceptors() {
    List<ServerInterceptor> inside = new ArrayList<>();
    inside.add(new ErrorBoundary());
    inside.add(new InboundGate(this::refuseInbound));
    inside.add(new AdmissionInterceptor(admission));
    tracing.ifPresent(traces -> inside.add(traces.interceptor()));
    inside.add(new LedgerInterceptor(ledger));
    inside.add(new AuditInterceptor());
    inside.add(authentication());
    inside.add(drainGate);
    return inside;
  }

  private ServerInterceptor authentication() {
    if (!config.auth().enabled()) {
      return new AnonymousInterceptor(Caller.anonymous(config.grpc().isLoopback()));
    }
    return new AuthenticationInterceptor(tokens::current, InstantSource.system(), failures);
  }

  private void refuseInbound(ServerCall<?, ?> call) {
    Refusal refusal =
        new Refusal(
            RefusalReason.INBOUND_BYTES,
            "the server holds as many undecoded bytes as it takes (%d)".formatted(inbound.bound()),
            INBOUND_RETRY_MILLIS);
    admission.count(refusal);
    refusal.close(call);
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
   * The services that are offered.
   *
   * @return with all their methods
   */
  public List<ServerServiceDefinition> services() {
    return grpc.getServices();
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
    logLevels.close();
    http.close();
    streams.close();
    services.close();
    pluginAdmin.close();
    engine.close();
    heap.close();
    plugins.close();
    tracing.ifPresent(Tracing::close);
    metrics.close();
  }
}
