package io.remotemedia.server.config;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.server.tls.TlsFileException;
import io.remotemedia.server.tls.TlsIdentity;
import io.remotemedia.server.tls.TlsSettings;
import io.remotemedia.server.tls.TlsSettings.ClientAuthentication;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Reads and checks the keys of TLS. */
final class TlsKeys {
  private static final String CERTIFICATE = "tls.certificate_file";
  private static final String KEY = "tls.key_file";
  private static final String AUTHORITIES = "tls.client_ca_file";
  private static final String CLIENT_AUTH = "tls.client_auth";

  private TlsKeys() {}

  /** Empty where the services speak plaintext. */
  static Optional<TlsSettings> from(ConfigValues values, HostPort grpc) {
    Optional<Path> certificate = values.path(CERTIFICATE);
    Optional<Path> key = values.path(KEY);
    if (certificate.isPresent() != key.isPresent()) {
      values.conflict(
          certificate.isPresent() ? CERTIFICATE : KEY,
          "%s and %s go together; only one of them is set".formatted(CERTIFICATE, KEY));
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      plaintext(values, grpc);
      return Optional.empty();
    }
    ClientAuthentication clientAuth =
        ClientAuthentication.valueOf(values.text(CLIENT_AUTH).toUpperCase(Locale.ROOT));
    Optional<Path> authorities = values.path(AUTHORITIES);
    if (clientAuth != ClientAuthentication.NONE && authorities.isEmpty()) {
      values.conflict(
          CLIENT_AUTH,
          "%s is %s, which needs %s".formatted(CLIENT_AUTH, values.text(CLIENT_AUTH), AUTHORITIES));
    }
    check(values, certificate.get(), key.get(), authorities);
    return Optional.of(new TlsSettings(certificate.get(), key.get(), authorities, clientAuth));
  }

  private static void plaintext(ConfigValues values, HostPort grpc) {
    if (!values.text(CLIENT_AUTH).equals("none") || values.path(AUTHORITIES).isPresent()) {
      values.conflict(
          CLIENT_AUTH, "client certificates need TLS: set %s and %s".formatted(CERTIFICATE, KEY));
    }
    if (grpc.isLoopback()) {
      return;
    }
    if (values.flag("tls.allow_plaintext_remote")) {
      values.warn(
          "tls.allow_plaintext_remote",
          "grpc.listen is %s without TLS: tokens and audio travel in clear".formatted(grpc));
    } else {
      values.conflict(
          "grpc.listen",
          "grpc.listen is %s, which other machines reach, and TLS is off: tokens would travel in clear. Set %s and %s, or listen on 127.0.0.1, or set tls.allow_plaintext_remote where a mesh or proxy encrypts"
              .formatted(grpc, CERTIFICATE, KEY));
    }
  }

  private static void check(
      ConfigValues values, Path certificate, Path key, Optional<Path> authorities) {
    try {
      TlsIdentity identity = TlsIdentity.read(certificate, key);
      if (identity.notAfter().isBefore(Instant.now())) {
        values.warn(
            CERTIFICATE, "the certificate has expired at %s".formatted(identity.notAfter()));
      }
    } catch (TlsFileException e) {
      values
          .problems()
          .error(DiagnosticCode.TLS_FILE, CERTIFICATE, values.origin(CERTIFICATE), e.getMessage());
    }
    if (authorities.isPresent()) {
      try {
        TlsIdentity.certificates(authorities.get());
      } catch (TlsFileException e) {
        values
            .problems()
            .error(
                DiagnosticCode.TLS_FILE, AUTHORITIES, values.origin(AUTHORITIES), e.getMessage());
      }
    }
  }
}
