/**
 * A load generator for any server that speaks package {@code remotemedia.v1}.
 *
 * <p>The model is open: when calls are sent is fixed in advance and does not depend on how fast the
 * server answers. Latency counts from the intended time, so that a server which stalls is charged
 * for everything that it kept waiting (no coordinated omission). A generator that falls behind its
 * own plan says so, and its run does not count.
 */
package io.remotemedia.server.bench;
