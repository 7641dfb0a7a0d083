package io.remotemedia.server.grpc;

/** What can happen to a stream. */
enum StreamEvent {
  /** The client's first message. */
  INIT,
  /** A chunk of audio. */
  CHUNK,
  /** The command to drain and end. */
  CLOSE_COMMAND,
  /** The command to end at once. */
  CANCEL_COMMAND,
  /** A message or command that nobody knows. */
  UNKNOWN,
  /** The client sends nothing more. */
  HALF_CLOSE,
  /** The server shuts down. */
  DRAIN,
  /** Nothing came for longer than a stream may be idle. */
  IDLE,
  /** The client reads nothing, or has gone. */
  DISCONNECT
}
