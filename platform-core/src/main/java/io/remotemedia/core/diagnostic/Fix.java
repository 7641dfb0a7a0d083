package io.remotemedia.core.diagnostic;

/**
 * A change that would repair a fault.
 *
 * @param title what it does, one line
 * @param patch JSON Patch (RFC 6902) on the manifest, as text
 * @param confidence from 0 to 1; 1 is certain
 */
public record Fix(String title, String patch, double confidence) {}
