/** Fits the model of the node type {@code VAD}; needs what the plugin does not publish. */
package io.remotemedia.plugins.vad;
