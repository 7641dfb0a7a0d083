/** What the factories of a started plugin say of their node types. */
package io.remotemedia.core.plugin.internal.describe;
