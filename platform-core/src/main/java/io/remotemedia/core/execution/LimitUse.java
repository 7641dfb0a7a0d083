package io.remotemedia.core.execution;

/**
 * What was used of one limit.
 *
 * @param limit its name in requests: {@code max_memory_bytes}, {@code max_timeout_ms} or {@code
 *     max_audio_samples}
 * @param granted its value
 * @param used the peak, the longest time or the longest input, in the unit of the limit
 * @param setBy who set it
 */
public record LimitUse(String limit, long granted, long used, LimitOrigin setBy) {}
