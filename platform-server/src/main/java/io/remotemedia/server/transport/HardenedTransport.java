package io.remotemedia.server.transport;

import io.grpc.Codec;
import io.grpc.CompressorRegistry;
import io.grpc.DecompressorRegistry;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.remotemedia.server.config.TransportConfig;
import java.util.concurrent.TimeUnit;

/**
 * Settings without which one connection could exhaust the server. The library's defaults leave most
 * of them open.
 */
public final class HardenedTransport {
  private static final int RST_WINDOW_SECONDS = 30;

  private HardenedTransport() {}

  /**
   * Applies the settings.
   *
   * @param builder of the server
   * @param transport what a connection may do
   * @param maxMessageBytes the most that one message may have
   */
  public static void apply(
      NettyServerBuilder builder, TransportConfig transport, int maxMessageBytes) {
    builder
        // The workers are the only pool: handlers decide on the transport thread and hand over.
        .directExecutor()
        .maxConcurrentCallsPerConnection(transport.maxConcurrentCallsPerConnection())
        .maxRstFramesPerWindow(transport.maxRstFrames(), RST_WINDOW_SECONDS)
        .maxInboundMetadataSize(transport.maxMetadataBytes())
        // Fixed: a window that grows by itself has no provable bound.
        .flowControlWindow(transport.flowControlWindowBytes())
        .maxInboundMessageSize(maxMessageBytes)
        // Compressed messages could grow without bound before any limit of ours sees them.
        .decompressorRegistry(DecompressorRegistry.emptyInstance().with(Codec.Identity.NONE, true))
        .compressorRegistry(CompressorRegistry.newEmptyInstance());
    applyTimes(builder, transport);
  }

  private static void applyTimes(NettyServerBuilder builder, TransportConfig transport) {
    builder
        .handshakeTimeout(transport.handshakeTimeoutMillis(), TimeUnit.MILLISECONDS)
        .maxConnectionIdle(transport.connectionIdleMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTime(transport.keepaliveMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(transport.keepaliveTimeoutMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveTime(transport.permitKeepaliveMillis(), TimeUnit.MILLISECONDS);
    if (transport.connectionAgeMillis() > 0) {
      // The library spreads the age by 10 % and, without a grace, never cuts what still runs.
      builder.maxConnectionAge(transport.connectionAgeMillis(), TimeUnit.MILLISECONDS);
      if (transport.connectionAgeGraceMillis() > 0) {
        builder.maxConnectionAgeGrace(transport.connectionAgeGraceMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }
}
