package io.remotemedia.it;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc.PipelineExecutionServiceBlockingStub;
import io.remotemedia.server.PlatformServer;
import io.remotemedia.server.config.ConfigLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A server on a free port with the standard plugins, and a channel to it. */
final class RunningServer implements AutoCloseable {
  static final String TOKEN = "a-token-for-tests";
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  final PlatformServer server;
  final ManagedChannel channel;

  private RunningServer(PlatformServer server) {
    this.server = server;
    this.channel = NettyChannelBuilder.forAddress(server.grpcAddress()).usePlaintext().build();
  }

  static RunningServer start(Path folder) throws Exception {
    return start(folder, Map.of());
  }

  /** With more settings, by dotted key. */
  static RunningServer start(Path folder, Map<String, String> more) throws Exception {
    PluginJars.copyTo(folder);
    Map<String, String> settings = new HashMap<>(more);
    settings.putAll(
        Map.of(
            "grpc.listen",
            "127.0.0.1:0",
            "http.listen",
            "127.0.0.1:0",
            "plugins.directories",
            folder.toString(),
            "auth.tokens",
            "another," + TOKEN,
            // Streams of tests end at once; the notice has tests of its own.
            "shutdown.stream_notice_ms",
            "0"));
    return new RunningServer(PlatformServer.start(ConfigLoader.load(null, Map.of(), settings)));
  }

  static Metadata headers(String authorization) {
    Metadata headers = new Metadata();
    headers.put(AUTHORIZATION, authorization);
    return headers;
  }

  PipelineExecutionServiceBlockingStub anonymous() {
    return PipelineExecutionServiceGrpc.newBlockingStub(channel);
  }

  PipelineExecutionServiceBlockingStub client() {
    return client("Bearer " + TOKEN);
  }

  PipelineExecutionServiceBlockingStub client(String authorization) {
    return anonymous()
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(authorization)));
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.close();
  }
}
