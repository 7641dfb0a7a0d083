/**
 * The plugin host: judges jars, loads them, publishes catalogue snapshots. Nobody else imports
 * PF4J's manager classes.
 */
package io.remotemedia.core.plugin;
