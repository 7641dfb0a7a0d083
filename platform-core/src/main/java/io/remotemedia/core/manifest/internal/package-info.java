/** The parts of the strict reader. */
package io.remotemedia.core.manifest.internal;
