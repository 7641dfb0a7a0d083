package io.remotemedia.spi;

import java.util.List;

/** The signals that reach a node in one chunk, all inputs settled. Valid during the call. */
public interface NodeInput {
  /**
   * The number of audio inputs: incoming connections that carry audio, or 1 for a node that takes
   * its audio from the client. The same as the number of formats in {@link NodeSetup#inputs}.
   *
   * @return 0 or more
   */
  int count();

  /**
   * The audio of the first input.
   *
   * @return the audio of this chunk; a buffer of 0 frames when there is none
   * @throws IndexOutOfBoundsException when the node has no audio input
   */
  default AudioBuffer audio() {
    return audio(0);
  }

  /**
   * The audio of one input. Several buffers that were emitted for one chunk arrive as one.
   *
   * @param index from 0, in the order of the connections in the manifest
   * @return the audio of this chunk; a buffer of 0 frames when there is none
   * @throws IndexOutOfBoundsException when there is no such input
   */
  AudioBuffer audio(int index);

  /**
   * The data values that arrived with this chunk: what the client gave for this node (with the
   * first chunk only), then what the nodes before it emitted, in the order of the connections.
   * Plain JSON values as {@link NodeOutput#emitData} describes them.
   *
   * @return the values, maybe none
   */
  List<Object> data();

  /**
   * Whether the client reported that input is missing before this chunk.
   *
   * @return true after a gap in the sequence
   */
  boolean discontinuity();
}
