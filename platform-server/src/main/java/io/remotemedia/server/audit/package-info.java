/** The trail of what administrators did, as JSON events of the logger {@code audit}. */
package io.remotemedia.server.audit;
