package io.remotemedia.server.grpc;

/** What a stream does about an event. */
enum StreamReaction {
  /** Plan the pipeline and say that it is ready. */
  OPEN,
  /** Run the chunk and answer it. */
  PROCESS,
  /** Give the tail, say goodbye, end. */
  CLOSE,
  /** Drop what is inside, say goodbye, end. */
  CANCEL,
  /** Say that this needs {@code init} first, end. */
  REFUSE_BEFORE_INIT,
  /** Say that this cannot be taken, end. */
  REFUSE,
  /** Say that it took too long, end. */
  TIME_OUT,
  /** Drop what is inside; nobody listens. */
  ABANDON,
  /** Nothing: the stream has ended. */
  IGNORE
}
