package io.remotemedia.spi;

import org.slf4j.Logger;

/** What the host lends to one node from {@code open} to {@code close}. */
public interface NodeContext {
  /**
   * The node's id in the manifest.
   *
   * @return the id
   */
  String nodeId();

  /**
   * The id of the execution or stream that the node belongs to, as it stands in the logs.
   *
   * @return the id
   */
  String executionId();

  /**
   * The version of the SPI that the host implements.
   *
   * @return {@code major.minor.patch}
   */
  String spiVersion();

  /**
   * A logger whose lines carry execution and node id.
   *
   * @return the logger
   */
  Logger logger();

  /**
   * The limits that were granted to the execution.
   *
   * @return the limits
   */
  GrantedLimits limits();

  /**
   * Whether the execution shall end: the client has gone, a limit is exceeded, the server stops.
   *
   * @return true once cancelled
   */
  boolean isCancelled();

  /**
   * Leaves the node when the execution shall end. To be called at least every 10 ms of work.
   *
   * @throws NodeException with {@link NodeErrorCode#CANCELLED} once cancelled
   */
  void checkCancelled() throws NodeException;

  /**
   * Takes an output buffer, charged to the memory budget of the execution. Samples start as zero.
   *
   * @param format format of the buffer
   * @param frames length in frames, 0 or more
   * @return a buffer to fill and {@linkplain WritableAudioBuffer#freeze freeze}
   * @throws NodeException with {@link NodeErrorCode#RESOURCE_LIMIT} when the budget is exceeded
   */
  WritableAudioBuffer allocate(AudioFormat format, int frames) throws NodeException;

  /**
   * Adds to a metric of the node's own, returned to the client in {@code custom_metrics}. The first
   * call of a name creates it; at most 32 names per node, later ones are ignored.
   *
   * @param name lower case with underscores, unit last ({@code speech_ms})
   * @param amount what to add, finite
   */
  void count(String name, double amount);
}
