package io.remotemedia.core.catalog;

import java.util.Objects;

/**
 * A node type that served once and does so no more: its plugin was taken away, or it goes by
 * another name now.
 *
 * @param name the name that manifests may still use
 * @param replacement the name to use instead; empty when there is none
 * @param reason what happened to it, fit for a client
 */
public record RetiredType(String name, String replacement, String reason) {
  /** Checks that nothing is missing. */
  public RetiredType {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(replacement, "replacement");
    Objects.requireNonNull(reason, "reason");
  }
}
