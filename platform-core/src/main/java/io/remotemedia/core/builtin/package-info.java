/** Node types that exist on every server, written against the same SPI as plugins. */
package io.remotemedia.core.builtin;
