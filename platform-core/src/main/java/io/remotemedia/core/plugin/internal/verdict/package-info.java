/** What a plugin is refused with, and how the steps of a verdict are written down. */
package io.remotemedia.core.plugin.internal.verdict;
