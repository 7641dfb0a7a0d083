package io.remotemedia.server.transport;

import io.remotemedia.server.config.TransportConfig;

/**
 * How much may be received.
 *
 * @param messageBytes the most that one message may have
 * @param inboundBytes the most that all messages may have that were received and not yet decoded
 */
public record MessageBounds(int messageBytes, long inboundBytes) {
  private static final int BYTES_PER_SAMPLE = 4;

  /** Manifest, data inputs and framing on top of the samples. */
  private static final long SMALLEST_MARGIN = 4 << 20;

  private static final int LARGEST_MESSAGE = Integer.MAX_VALUE - 1024;
  private static final int SMALLEST_INBOUND = 64 << 20;

  /**
   * Follows the configuration, and derives what it leaves open: a message may carry a tenth more
   * than the largest audio that an execution can be granted, so that the refusal which names the
   * sample limit comes first; together, messages may hold a quarter of the heap.
   *
   * @param transport the configuration
   * @param maxSamples the most samples that an execution can be granted
   * @param maxHeapBytes the most that the heap can grow to
   * @return the bounds
   */
  public static MessageBounds of(TransportConfig transport, long maxSamples, long maxHeapBytes) {
    long inbound =
        transport.maxInboundBytes() > 0
            ? transport.maxInboundBytes()
            : Math.max(SMALLEST_INBOUND, maxHeapBytes / 4);
    long largestAudio = Math.min(maxSamples, LARGEST_MESSAGE) * BYTES_PER_SAMPLE;
    long message =
        transport.maxMessageBytes() > 0
            ? transport.maxMessageBytes()
            : largestAudio + Math.max(SMALLEST_MARGIN, largestAudio / 10);
    // A message that no budget could ever hold is refused by its announced length.
    return new MessageBounds((int) Math.min(Math.min(message, inbound), LARGEST_MESSAGE), inbound);
  }
}
