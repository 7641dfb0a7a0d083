/** Wire to domain and back: the gRPC services, converters between messages and core types. */
package io.remotemedia.server.grpc;
