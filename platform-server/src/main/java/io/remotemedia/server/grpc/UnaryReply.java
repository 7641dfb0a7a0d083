package io.remotemedia.server.grpc;

import io.grpc.StatusRuntimeException;
import io.remotemedia.protocol.v1.ExecuteResponse;

/** Where the outcome of one unary execution goes. Called on the worker, or on the one after it. */
interface UnaryReply {
  /** Whether nobody waits for the outcome any more. */
  boolean isCancelled();

  /** The audio is decoded: nobody reads the request any more. */
  void release();

  /** The outcome. Once, and not after {@link #fail}. */
  void reply(ExecuteResponse response);

  /** Nobody waits any more: the outcome went nowhere. */
  void drop();

  /** The call fails with a status. Once, and not after {@link #reply}. */
  void fail(StatusRuntimeException failure);
}
