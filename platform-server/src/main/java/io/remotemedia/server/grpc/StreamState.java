package io.remotemedia.server.grpc;

/** The states of a stream, and what it does in each about every event. */
enum StreamState {
  /** Nothing was said yet. */
  AWAITING_INIT {
    @Override
    StreamReaction on(StreamEvent event) {
      return switch (event) {
        case INIT -> StreamReaction.OPEN;
        case CHUNK, CLOSE_COMMAND, CANCEL_COMMAND -> StreamReaction.REFUSE_BEFORE_INIT;
        case UNKNOWN -> StreamReaction.REFUSE;
        case HALF_CLOSE, DRAIN -> StreamReaction.CLOSE;
        case IDLE -> StreamReaction.TIME_OUT;
        case DISCONNECT -> StreamReaction.ABANDON;
      };
    }
  },
  /** Ready was said; chunks come. */
  LIVE {
    @Override
    StreamReaction on(StreamEvent event) {
      return switch (event) {
        case CHUNK -> StreamReaction.PROCESS;
        case INIT, UNKNOWN -> StreamReaction.REFUSE;
        case CLOSE_COMMAND, HALF_CLOSE, DRAIN -> StreamReaction.CLOSE;
        case CANCEL_COMMAND -> StreamReaction.CANCEL;
        case IDLE -> StreamReaction.TIME_OUT;
        case DISCONNECT -> StreamReaction.ABANDON;
      };
    }
  },
  /** Goodbye was said. */
  CLOSED,
  /** A fault was said. */
  FAILED,
  /** Nobody listens. */
  ABANDONED;

  /** What the stream does; nothing once it has ended. */
  StreamReaction on(StreamEvent event) {
    return StreamReaction.IGNORE;
  }

  boolean isFinal() {
    return this != AWAITING_INIT && this != LIVE;
  }
}
