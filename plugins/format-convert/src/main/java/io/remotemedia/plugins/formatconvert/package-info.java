/** The node type {@code AudioFormatConverter}: sample format, channels and dither. */
package io.remotemedia.plugins.formatconvert;
