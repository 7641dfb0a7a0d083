package io.remotemedia.server.admin;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.remotemedia.protocol.v1.GetLogLevelsRequest;
import io.remotemedia.protocol.v1.GetLogLevelsResponse;
import io.remotemedia.protocol.v1.ServerAdminServiceGrpc;
import io.remotemedia.protocol.v1.SetLogLevelRequest;
import io.remotemedia.protocol.v1.SetLogLevelResponse;
import java.time.Duration;

/** The service for operators. */
public final class ServerAdminEndpoint extends ServerAdminServiceGrpc.ServerAdminServiceImplBase {
  private final LogLevels logLevels;

  /**
   * A service over the parts that can be changed.
   *
   * @param logLevels what is logged
   */
  public ServerAdminEndpoint(LogLevels logLevels) {
    this.logLevels = logLevels;
  }

  @Override
  public void getLogLevels(
      GetLogLevelsRequest request, StreamObserver<GetLogLevelsResponse> replies) {
    replies.onNext(GetLogLevelsResponse.newBuilder().putAllLevels(logLevels.levels()).build());
    replies.onCompleted();
  }

  @Override
  public void setLogLevel(SetLogLevelRequest request, StreamObserver<SetLogLevelResponse> replies) {
    try {
      String previous =
          logLevels.set(
              request.getLogger(),
              request.getLevel(),
              Duration.ofSeconds(Integer.toUnsignedLong(request.getForSeconds())));
      replies.onNext(
          SetLogLevelResponse.newBuilder()
              .setLogger(request.getLogger())
              .setLevel(request.getLevel().toUpperCase(java.util.Locale.ROOT))
              .setPreviousLevel(previous)
              .build());
      replies.onCompleted();
    } catch (IllegalArgumentException e) {
      replies.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
    }
  }
}
