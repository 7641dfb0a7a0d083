package io.remotemedia.benchmarks.service;

import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.net.InetSocketAddress;

/**
 * A gRPC server that takes a message and answers with a fixed number of bytes, and does nothing
 * else: what no server on this stack can be faster than. It answers to the name of the real method,
 * so that the same client code calls both.
 */
final class BareServer {
  private static final int MAX_MESSAGE_BYTES = 512 << 20;

  private BareServer() {}

  /**
   * Serves until the process is ended. Prints {@code listening HOST:PORT}.
   *
   * @param args the size of a reply in bytes
   * @throws Exception when it cannot serve
   */
  public static void main(String[] args) throws Exception {
    byte[] reply = new byte[Integer.parseInt(args[0])];
    // A result field that reaches to the end, so that clients see an outcome.
    RawCall.writeResultHeader(reply);
    var server =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
            .directExecutor()
            .maxInboundMessageSize(MAX_MESSAGE_BYTES)
            .addService(
                ServerServiceDefinition.builder(RawCall.EXECUTE.getServiceName())
                    .addMethod(
                        RawCall.EXECUTE,
                        ServerCalls.asyncUnaryCall(
                            (request, observer) -> {
                              observer.onNext(reply);
                              observer.onCompleted();
                            }))
                    .build())
            .build()
            .start();
    System.out.println("listening 127.0.0.1:" + server.getPort());
    server.awaitTermination();
  }
}
