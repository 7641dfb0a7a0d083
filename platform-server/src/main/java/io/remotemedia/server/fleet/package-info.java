/** Compares the instances of a fleet: what each of them runs and serves. */
package io.remotemedia.server.fleet;
