/**
 * The programs that measure the product. {@link io.remotemedia.benchmarks.Benchmarks} lists them;
 * each subject has its own package below this one.
 *
 * <p>JMH kernels are classes with {@code @Benchmark} methods in the package of their subject, named
 * {@code ...Benchmark}; one that needs package-private classes of a plugin stands in the plugin's
 * own package. A comparison program is a picocli command: it runs both sides of a ratio in turn in
 * one process and prints both.
 */
package io.remotemedia.benchmarks;
