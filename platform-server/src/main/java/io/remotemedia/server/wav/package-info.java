/** WAV files to audio buffers and back. */
package io.remotemedia.server.wav;
