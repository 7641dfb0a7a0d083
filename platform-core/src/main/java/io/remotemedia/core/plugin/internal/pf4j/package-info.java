/** The only package that calls PF4J: loading, starting and unloading one plugin. */
package io.remotemedia.core.plugin.internal.pf4j;
