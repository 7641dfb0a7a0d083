/** Bearer tokens: who may call. */
package io.remotemedia.server.auth;
