/** A host with nothing around the node, so that what is timed is the node itself. */
package io.remotemedia.benchmarks.node;
