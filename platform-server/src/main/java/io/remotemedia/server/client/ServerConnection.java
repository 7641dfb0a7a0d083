package io.remotemedia.server.client;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.remotemedia.protocol.v1.NodeCatalogServiceGrpc;
import io.remotemedia.protocol.v1.NodeCatalogServiceGrpc.NodeCatalogServiceBlockingStub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A connection to a running server. */
public final class ServerConnection implements AutoCloseable {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final int MAX_MESSAGE_BYTES = 64 << 20;
  private static final long TIMEOUT_SECONDS = 30;

  private final ManagedChannel channel;

  /**
   * A connection that is made with the first call.
   *
   * @param address HOST:PORT
   * @param token bearer token; empty for none
   * @param tls whether to use TLS
   * @param authority PEM file with the certificates to trust; null for those of the JDK
   * @throws IOException when the file cannot be read
   */
  public ServerConnection(String address, String token, boolean tls, Path authority)
      throws IOException {
    NettyChannelBuilder builder;
    if (tls) {
      TlsChannelCredentials.Builder credentials = TlsChannelCredentials.newBuilder();
      if (authority != null) {
        credentials.trustManager(authority.toFile());
      }
      builder = NettyChannelBuilder.forTarget(address, credentials.build());
    } else {
      builder = NettyChannelBuilder.forTarget(address).usePlaintext();
    }
    if (!token.isEmpty()) {
      Metadata headers = new Metadata();
      headers.put(AUTHORIZATION, "Bearer " + token);
      builder.intercept(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
    channel = builder.maxInboundMessageSize(MAX_MESSAGE_BYTES).build();
  }

  /**
   * The catalogue's service.
   *
   * @return for one call: its deadline runs from now
   */
  public NodeCatalogServiceBlockingStub catalog() {
    return NodeCatalogServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
