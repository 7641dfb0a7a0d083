/** The command line: one class per verb. Results on stdout, chatter on stderr. */
package io.remotemedia.server.cli;
