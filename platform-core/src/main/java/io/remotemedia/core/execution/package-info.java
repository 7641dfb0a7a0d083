/** Graph and audio to outputs: workers, runs of a graph, limits, measurement, stream sessions. */
package io.remotemedia.core.execution;
