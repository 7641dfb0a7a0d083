/** The resampler: JMH kernels, comparison with other libraries, measured quality. */
package io.remotemedia.benchmarks.resample;
