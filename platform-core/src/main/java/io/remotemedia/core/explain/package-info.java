/** What a plan will do, told before any audio is there: formats, latency, memory, cost, limits. */
package io.remotemedia.core.explain;
