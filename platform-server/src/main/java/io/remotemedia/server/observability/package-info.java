/** What operators see: metrics, health, logs. */
package io.remotemedia.server.observability;
