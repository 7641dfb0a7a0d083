package io.remotemedia.server.tls;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS of the gRPC services.
 *
 * @param certificate PEM file with this server's certificate chain
 * @param key PEM file with its private key
 * @param clientAuthorities PEM file with the authorities of client certificates
 * @param clientAuth whether clients need a certificate
 */
public record TlsSettings(
    Path certificate, Path key, Optional<Path> clientAuthorities, ClientAuthentication clientAuth) {
  /** Whether clients show a certificate. */
  public enum ClientAuthentication {
    /** They are not asked. */
    NONE,
    /** They are asked; one that is shown must be good. */
    OPTIONAL,
    /** Without a good one there is no connection. */
    REQUIRED
  }
}
