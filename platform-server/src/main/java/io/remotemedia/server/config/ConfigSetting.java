package io.remotemedia.server.config;

/**
 * A key that was given a value.
 *
 * @param key dotted
 * @param text the value as text; elements of a list with commas between
 * @param list whether it was written as a list
 * @param origin where
 */
record ConfigSetting(String key, String text, boolean list, ConfigOrigin origin) {}
