/** The file of a plugin: private copy, bounds, unpacking; nothing of it is trusted. */
package io.remotemedia.core.plugin.internal.archive;
