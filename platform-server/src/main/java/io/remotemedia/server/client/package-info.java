/** The command line's side of a running server. */
package io.remotemedia.server.client;
