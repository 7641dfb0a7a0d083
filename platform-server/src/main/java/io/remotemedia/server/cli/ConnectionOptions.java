package io.remotemedia.server.cli;

import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How a verb reaches running servers. */
final class ConnectionOptions {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:REMOTEMEDIA_TOKEN:-}",
      description = "bearer token; default: REMOTEMEDIA_TOKEN of the environment")
  private String token;

  @Option(names = "--tls", description = "use TLS")
  private boolean tls;

  @Option(names = "--ca", paramLabel = "FILE", description = "PEM certificates to trust")
  private Path authority;

  ManagedChannel connect(String address) throws IOException {
    NettyChannelBuilder builder =
        tls || authority != null
            ? NettyChannelBuilder.forTarget(address, credentials())
            : NettyChannelBuilder.forTarget(address).usePlaintext();
    if (!token.isEmpty()) {
      Metadata headers = new Metadata();
      headers.put(AUTHORIZATION, "Bearer " + token);
      builder.intercept(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
    return builder.build();
  }

  private ChannelCredentials credentials() throws IOException {
    TlsChannelCredentials.Builder credentials = TlsChannelCredentials.newBuilder();
    if (authority != null) {
      credentials.trustManager(authority.toFile());
    }
    return credentials.build();
  }
}
