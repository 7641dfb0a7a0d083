/** TLS of the gRPC services: certificates of this server and of its clients, replaced on disk. */
package io.remotemedia.server.tls;
