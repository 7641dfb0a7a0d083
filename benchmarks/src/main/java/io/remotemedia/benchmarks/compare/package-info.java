/** Times contenders in turn in one run, so that all meet the same moments of a noisy machine. */
package io.remotemedia.benchmarks.compare;
