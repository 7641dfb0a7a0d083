/** How a server ends: drain, signals, exit codes. */
package io.remotemedia.server.lifecycle;
