package io.remotemedia.benchmarks.vad.corpus;

/**
 * Somebody speaking, without noise, at {@link Scene#RATE}.
 *
 * @param name who
 * @param recorded a human being, not a synthesizer
 * @param samples mono
 * @param active for every 10 ms whether there is speech
 */
public record SpeechClip(String name, boolean recorded, float[] samples, boolean[] active) {}
