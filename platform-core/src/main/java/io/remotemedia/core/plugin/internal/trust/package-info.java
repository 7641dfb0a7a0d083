/** Which files are accepted: allow-list of checksums, signatures. */
package io.remotemedia.core.plugin.internal.trust;
