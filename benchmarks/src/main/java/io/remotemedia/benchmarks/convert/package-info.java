/** The format converter beside plain copies. */
package io.remotemedia.benchmarks.convert;
