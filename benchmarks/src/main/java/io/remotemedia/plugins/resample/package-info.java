/** Kernels of the node type {@code AudioResample}; they need what the plugin does not publish. */
package io.remotemedia.plugins.resample;
