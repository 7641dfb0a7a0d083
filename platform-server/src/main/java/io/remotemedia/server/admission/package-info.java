/**
 * Who is let in, decided on the transport thread before a message is parsed: memory, quotas, the
 * expected wait for a worker. Live streams come before batch; every refusal says when to come back.
 */
package io.remotemedia.server.admission;
