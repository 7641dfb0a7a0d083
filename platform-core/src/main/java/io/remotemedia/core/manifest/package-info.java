/** Manifest text or structure to a model with positions, and all its faults. */
package io.remotemedia.core.manifest;
