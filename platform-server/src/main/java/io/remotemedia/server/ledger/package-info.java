/** What each token cost: executions, processor time, audio, bytes, failures. */
package io.remotemedia.server.ledger;
