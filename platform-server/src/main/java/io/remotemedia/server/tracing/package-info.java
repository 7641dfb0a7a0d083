/**
 * Traces: a span for each call, one for each execution, one for each node of it. Built from the
 * measurements in the replies, so that the engine needs to know nothing of it and an execution that
 * is not traced pays nothing.
 */
package io.remotemedia.server.tracing;
