package io.remotemedia.server.grpc;

import io.grpc.Status;
import io.remotemedia.core.diagnostic.FaultCategory;
import io.remotemedia.protocol.v1.ErrorType;
import java.util.Map;
import java.util.Optional;

/**
 * The one table from fault categories to error types and, where the call itself fails, statuses.
 */
final class FaultMapping {
  private record Row(ErrorType errorType, Status.Code status) {}

  private static final Map<FaultCategory, Row> TABLE =
      Map.of(
          FaultCategory.VALIDATION, new Row(ErrorType.ERROR_TYPE_VALIDATION, null),
          FaultCategory.NODE_EXECUTION, new Row(ErrorType.ERROR_TYPE_NODE_EXECUTION, null),
          FaultCategory.RESOURCE_LIMIT, new Row(ErrorType.ERROR_TYPE_RESOURCE_LIMIT, null),
          FaultCategory.VERSION_MISMATCH, new Row(ErrorType.ERROR_TYPE_VERSION_MISMATCH, null),
          FaultCategory.CANCELLED,
              new Row(ErrorType.ERROR_TYPE_NODE_EXECUTION, Status.Code.CANCELLED),
          FaultCategory.UNAVAILABLE,
              new Row(ErrorType.ERROR_TYPE_RESOURCE_LIMIT, Status.Code.UNAVAILABLE),
          FaultCategory.QUOTA,
              new Row(ErrorType.ERROR_TYPE_RESOURCE_LIMIT, Status.Code.RESOURCE_EXHAUSTED),
          FaultCategory.INTERNAL, new Row(ErrorType.ERROR_TYPE_INTERNAL, null));

  private FaultMapping() {}

  static ErrorType errorType(FaultCategory category) {
    return TABLE.get(category).errorType();
  }

  /** The status with which the call fails; empty when the call is OK and carries the error. */
  static Optional<Status.Code> status(FaultCategory category) {
    return Optional.ofNullable(TABLE.get(category).status());
  }
}
