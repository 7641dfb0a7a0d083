/** The static check: what the classes of a plugin use, found without loading them. */
package io.remotemedia.core.plugin.internal.link;
