/** The server: everything of the platform behind gRPC. */
package io.remotemedia.server;
