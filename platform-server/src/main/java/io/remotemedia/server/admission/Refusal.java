package io.remotemedia.server.admission;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.util.concurrent.ThreadLocalRandom;

/**
 * "Not now": a status with RetryInfo for people and SDKs, and the pushback trailer for gRPC's own
 * retry (gRFC A6). The time is jittered, because clients wait exactly that long and would come back
 * together.
 *
 * @param reason which rule refused
 * @param message what to tell the client
 * @param retryAfterMillis when it is worth trying again, without jitter
 */
public record Refusal(RefusalReason reason, String message, long retryAfterMillis) {
  private static final Metadata.Key<String> PUSHBACK =
      Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);
  private static final long MIN_MILLIS = 50;
  private static final long MAX_MILLIS = 30_000;
  private static final double JITTER = 0.25;
  private static final String DOMAIN = "remotemedia";

  /**
   * Ends a call with this refusal.
   *
   * @param call the call, not yet closed
   */
  public void close(ServerCall<?, ?> call) {
    StatusRuntimeException failure = toException();
    call.close(failure.getStatus(), failure.getTrailers());
  }

  /**
   * The status and its trailers, with a jitter of their own.
   *
   * @return to be given to the call
   */
  public StatusRuntimeException toException() {
    long millis = jittered(ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER));
    DiagnosticCode code = reason.code();
    com.google.rpc.Status status =
        com.google.rpc.Status.newBuilder()
            .setCode(reason.status().value())
            .setMessage(message)
            .addDetails(Any.pack(RetryInfo.newBuilder().setRetryDelay(duration(millis)).build()))
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setDomain(DOMAIN)
                        .setReason(reason.name())
                        .putMetadata("code", code.id())
                        .build()))
            .build();
    Metadata trailers = new Metadata();
    trailers.put(PUSHBACK, Long.toString(millis));
    return withoutTrace(StatusProto.toStatusRuntimeException(status, trailers));
  }

  long jittered(double factor) {
    return Math.clamp((long) (retryAfterMillis * factor), MIN_MILLIS, MAX_MILLIS);
  }

  private static StatusRuntimeException withoutTrace(StatusRuntimeException failure) {
    Status status = failure.getStatus();
    return new StatusRuntimeException(status, failure.getTrailers()) {
      private static final long serialVersionUID = 1L;

      @Override
      public synchronized Throwable fillInStackTrace() {
        return this;
      }
    };
  }

  private static Duration duration(long millis) {
    return Duration.newBuilder()
        .setSeconds(millis / 1_000)
        .setNanos((int) (millis % 1_000) * 1_000_000)
        .build();
  }
}
