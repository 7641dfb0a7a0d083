/** Configuration: one YAML file, then the environment, then flags; all problems told at once. */
package io.remotemedia.server.config;
