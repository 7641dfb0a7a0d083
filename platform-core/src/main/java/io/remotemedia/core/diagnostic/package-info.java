/**
 * What is told when something is wrong: faults, diagnostics and the one catalogue of their codes.
 *
 * <p>Everything here is written for the client: no stack traces, class names or file paths.
 */
package io.remotemedia.core.diagnostic;
