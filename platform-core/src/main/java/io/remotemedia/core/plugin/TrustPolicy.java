package io.remotemedia.core.plugin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which plugin files are accepted before a class of theirs is read. Both may be asked for.
 *
 * @param allowList a file of SHA-256 sums as {@code sha256sum} writes it; read anew at each verdict
 * @param signers a PEM file of certificates, one of which must have signed every entry
 */
public record TrustPolicy(Optional<Path> allowList, Optional<Path> signers) {
  /** Every file is accepted. */
  public static final TrustPolicy OPEN = new TrustPolicy(Optional.empty(), Optional.empty());
}
