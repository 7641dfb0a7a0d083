/** What an operator changes in a running server, apart from its plugins. */
package io.remotemedia.server.admin;
