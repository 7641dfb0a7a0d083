/** What the manifest of a plugin says of it. */
package io.remotemedia.core.plugin.internal.descriptor;
