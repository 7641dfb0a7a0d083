/** Which versions of client, protocol, manifest and SPI work together. */
package io.remotemedia.server.compatibility;
