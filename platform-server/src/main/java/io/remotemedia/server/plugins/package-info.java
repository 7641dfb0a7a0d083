/** What operators see of the plugins and do with them over gRPC. */
package io.remotemedia.server.plugins;
