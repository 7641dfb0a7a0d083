/** The node type {@code VAD}: voice activity detection. */
package io.remotemedia.plugins.vad;
