/** The laws of the SPI, run on a plugin with its own examples. */
package io.remotemedia.core.plugin.internal.selftest;
