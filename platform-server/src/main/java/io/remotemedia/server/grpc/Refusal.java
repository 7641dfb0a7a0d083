package io.remotemedia.server.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.concurrent.ThreadLocalRandom;

/**
 * "Unavailable, come back later": RetryInfo for people and SDKs, the pushback trailer for gRPC's
 * own retry (gRFC A6). The time is jittered, because clients wait exactly that long and would come
 * back together.
 */
final class Refusal {
  private static final Metadata.Key<String> PUSHBACK =
      Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);
  private static final long MIN_MILLIS = 50;
  private static final long MAX_MILLIS = 30_000;

  private Refusal() {}

  static StatusRuntimeException unavailable(String message, long retryAfterMillis) {
    double jitter = ThreadLocalRandom.current().nextDouble(0.75, 1.25);
    long millis = Math.clamp((long) (retryAfterMillis * jitter), MIN_MILLIS, MAX_MILLIS);
    com.google.rpc.Status status =
        com.google.rpc.Status.newBuilder()
            .setCode(Code.UNAVAILABLE_VALUE)
            .setMessage(message)
            .addDetails(Any.pack(RetryInfo.newBuilder().setRetryDelay(duration(millis)).build()))
            .build();
    Metadata trailers = new Metadata();
    trailers.put(PUSHBACK, Long.toString(millis));
    return StatusProto.toStatusRuntimeException(status, trailers);
  }

  private static Duration duration(long millis) {
    return Duration.newBuilder()
        .setSeconds(millis / 1_000)
        .setNanos((int) (millis % 1_000) * 1_000_000)
        .build();
  }
}
