/**
 * Repairs manifests in place: JSON Patches applied to their text, whose other lines stay as their
 * author wrote them.
 */
package io.remotemedia.core.fix;
