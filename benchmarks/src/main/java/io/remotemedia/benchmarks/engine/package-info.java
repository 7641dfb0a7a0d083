/** What the engine adds to the nodes that it runs. */
package io.remotemedia.benchmarks.engine;
