package io.remotemedia.server.cli;

import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.remotemedia.protocol.v1.PluginAdminServiceGrpc;
import io.remotemedia.protocol.v1.PluginAdminServiceGrpc.PluginAdminServiceBlockingStub;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** A running server that an administrator asks. */
final class AdminOptions {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final long TIMEOUT_SECONDS = 60;

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      description = "ask this running server, with a token of role administer")
  private String server;

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

  /** Whether a server is named at all. */
  boolean isGiven() {
    return server != null;
  }

  /** What is asked of the server. */
  interface Question {
    int ask(PluginAdminServiceBlockingStub admin);
  }

  /** Asks it, and gives the exit code; refusals are told in words. */
  int ask(String verb, PrintWriter err, Question question) {
    ManagedChannel channel;
    try {
      channel = open();
    } catch (IOException | IllegalArgumentException e) {
      err.printf("remotemedia %s: %s%n", verb, e.getMessage());
      return ExitCode.USAGE;
    }
    try {
      return question.ask(
          PluginAdminServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    } catch (StatusRuntimeException e) {
      return told(verb, err, e);
    } finally {
      channel.shutdownNow();
    }
  }

  private int told(String verb, PrintWriter err, StatusRuntimeException e) {
    String message = String.valueOf(e.getStatus().getDescription());
    switch (e.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED -> {
        err.printf("remotemedia %s: %s cannot be reached: %s%n", verb, server, message);
        return ExitCode.UNREACHABLE;
      }
      case UNAUTHENTICATED, PERMISSION_DENIED -> {
        err.printf("remotemedia %s: %s refuses: %s%n", verb, server, message);
        return ExitCode.USAGE;
      }
      default -> {
        err.printf("remotemedia %s: %s%n", verb, message);
        return ExitCode.FINDINGS;
      }
    }
  }

  private ManagedChannel open() throws IOException {
    NettyChannelBuilder builder =
        tls
            ? NettyChannelBuilder.forTarget(server, credentials())
            : NettyChannelBuilder.forTarget(server).usePlaintext();
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
