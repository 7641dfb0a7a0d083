package io.remotemedia.server.config;

/**
 * A key with the value that counts.
 *
 * @param key dotted key
 * @param value the value as text, masked where it is a secret; empty when there is none
 * @param origin where it comes from
 * @param changed whether it differs from the default
 * @param description one sentence on the key
 */
public record EffectiveValue(
    String key, String value, ConfigOrigin origin, boolean changed, String description) {}
