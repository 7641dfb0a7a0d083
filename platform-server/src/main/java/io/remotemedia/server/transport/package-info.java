/**
 * What a connection may do: hardened settings, a cap on connections, a bound on received bytes, and
 * counts of what no handler sees.
 */
package io.remotemedia.server.transport;
