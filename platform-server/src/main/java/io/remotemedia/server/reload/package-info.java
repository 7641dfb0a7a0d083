/** Files that count again when they change on disk, without a restart. */
package io.remotemedia.server.reload;
