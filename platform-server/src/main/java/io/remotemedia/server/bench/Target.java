package io.remotemedia.server.bench;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The server under load.
 *
 * @param address HOST:PORT
 * @param token bearer token; empty for none
 * @param tls whether to use TLS
 * @param authority PEM file with the certificates to trust; null for those of the JDK
 */
public record Target(String address, String token, boolean tls, Path authority) {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final int MAX_MESSAGE_BYTES = 512 << 20;

  /**
   * A server on this machine, without TLS.
   *
   * @param address HOST:PORT
   * @param token bearer token; empty for none
   * @return the target
   */
  public static Target plain(String address, String token) {
    return new Target(address, token, false, null);
  }

  /** A connection of its own. */
  ManagedChannel connect() throws IOException {
    NettyChannelBuilder builder =
        tls
            ? NettyChannelBuilder.forTarget(address, credentials())
            : NettyChannelBuilder.forTarget(address).usePlaintext();
    if (!token.isEmpty()) {
      Metadata headers = new Metadata();
      headers.put(AUTHORIZATION, "Bearer " + token);
      builder.intercept(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
    // Retries would hide refusals and send at times that nobody planned.
    return builder.directExecutor().disableRetry().maxInboundMessageSize(MAX_MESSAGE_BYTES).build();
  }

  private io.grpc.ChannelCredentials credentials() throws IOException {
    TlsChannelCredentials.Builder credentials = TlsChannelCredentials.newBuilder();
    if (authority != null) {
      credentials.trustManager(authority.toFile());
    }
    return credentials.build();
  }
}
