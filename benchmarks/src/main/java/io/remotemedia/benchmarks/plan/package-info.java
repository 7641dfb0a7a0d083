/** What a manifest costs before it runs. */
package io.remotemedia.benchmarks.plan;
