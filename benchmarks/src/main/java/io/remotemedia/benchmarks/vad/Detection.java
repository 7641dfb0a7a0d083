package io.remotemedia.benchmarks.vad;

/**
 * What a detector says about a scene, for every 10 ms.
 *
 * @param speech its decisions
 * @param probability how sure it is, 0 to 1; null for a detector that only decides
 */
record Detection(boolean[] speech, double[] probability) {}
