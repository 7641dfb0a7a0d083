/**
 * Runs nodes in plain JUnit and checks the laws of the Node SPI.
 *
 * <p>{@link io.remotemedia.testkit.NodeHarness} drives one node type through its life as the host
 * does: whole, in chunks, with reset. {@link io.remotemedia.testkit.NodeLaws} checks what every
 * node owes: chunk invariance, independence of instances, reset, finite planning bounds.
 */
package io.remotemedia.testkit;
