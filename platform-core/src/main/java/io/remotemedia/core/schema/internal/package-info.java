/** How schemas are judged, compiled and applied. */
package io.remotemedia.core.schema.internal;
