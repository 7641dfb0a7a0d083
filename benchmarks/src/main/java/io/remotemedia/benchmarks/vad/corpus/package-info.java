/**
 * Makes a corpus for voice activity detection: synthetic voices of espeak-ng, the recordings of
 * pocketsphinx-testdata, and noises of our own, mixed at known ratios, with a label for every 10
 * ms. All is drawn from a seed. Tuning and test material share no voice, text, recording or seed.
 */
package io.remotemedia.benchmarks.vad.corpus;
