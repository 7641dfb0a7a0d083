package io.remotemedia.core.explain;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How much audio fits a limit, given at once: as the whole buffer of an execution, or as one chunk
 * of a stream.
 *
 * @param limit which limit
 * @param granted its value, in the limit's own unit
 * @param seconds seconds of audio with which it breaks at the earliest; infinite when it never
 *     does; empty when that is not known
 * @param reason what uses it up, one sentence
 */
public record LimitReport(Limit limit, long granted, OptionalDouble seconds, String reason) {
  /** The limits of an execution. */
  public enum Limit {
    /** Samples of one input, all channels together. */
    AUDIO_SAMPLES("max_audio_samples"),
    /** Bytes of buffers and node memory. */
    MEMORY("max_memory_bytes"),
    /** Milliseconds of queueing and computing. */
    TIME("max_timeout_ms"),
    /** Bytes of one message of the transport. */
    MESSAGE_SIZE("max_message_bytes");

    private final String parameter;

    Limit(String parameter) {
      this.parameter = parameter;
    }

    /**
     * The name of the limit, as requests and configuration write it.
     *
     * @return in snake case, with the unit
     */
    public String parameter() {
      return parameter;
    }
  }

  /** Checks that nothing is missing. */
  public LimitReport {
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(seconds, "seconds");
    Objects.requireNonNull(reason, "reason");
  }
}
