package io.remotemedia.server.tls;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS side of the listening address. New files count for new connections; connections that are
 * open go on with what they began with.
 */
public final class ServerTls {
  private static final Logger log = LoggerFactory.getLogger(ServerTls.class);

  private final TlsSettings settings;
  private final AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
  private final AdvancedTlsX509TrustManager clients;
  private final ClientCertificateFilter filter;
  private volatile TlsIdentity identity;

  private ServerTls(TlsSettings settings) throws GeneralSecurityException {
    this.settings = settings;
    filter =
        new ClientCertificateFilter(
            settings.clientAuth() == TlsSettings.ClientAuthentication.REQUIRED);
    clients =
        AdvancedTlsX509TrustManager.newBuilder()
            // A client has no host name that could be compared.
            .setVerification(AdvancedTlsX509TrustManager.Verification.CERTIFICATE_ONLY_VERIFICATION)
            .build();
  }

  /**
   * Reads the files.
   *
   * @param settings where they are
   * @return ready to be used
   * @throws IOException when they cannot be used
   */
  public static ServerTls open(TlsSettings settings) throws IOException {
    try {
      ServerTls tls = new ServerTls(settings);
      tls.reload();
      return tls;
    } catch (GeneralSecurityException | TlsFileException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Reads the files again; what was in force stays in force when they cannot be used.
   *
   * @throws TlsFileException when a file cannot be used
   * @throws IOException when the platform refuses a certificate
   * @throws GeneralSecurityException when the platform refuses a certificate
   */
  public void reload() throws TlsFileException, IOException, GeneralSecurityException {
    TlsIdentity read = TlsIdentity.read(settings.certificate(), settings.key());
    if (settings.clientAuthorities().isPresent()) {
      List<X509Certificate> authorities =
          TlsIdentity.certificates(settings.clientAuthorities().get());
      clients.updateTrustCredentials(authorities.toArray(X509Certificate[]::new));
      filter.trust(authorities);
    }
    keys.updateIdentityCredentials(read.chain().toArray(X509Certificate[]::new), read.key());
    identity = read;
    log.atInfo()
        .addKeyValue("event", "tls.certificate")
        .addKeyValue("subject", read.chain().getFirst().getSubjectX500Principal().getName())
        .addKeyValue("not_after", read.notAfter().toString())
        .log("certificate in force");
  }

  /**
   * The files to watch.
   *
   * @return those whose change counts
   */
  public List<Path> files() {
    return Stream.concat(
            Stream.of(settings.certificate(), settings.key()),
            settings.clientAuthorities().stream())
        .toList();
  }

  /**
   * When the certificate in force ends.
   *
   * @return the end of its validity
   */
  public Instant notAfter() {
    return identity.notAfter();
  }

  /**
   * Encrypts what a server listens to: TLS 1.2 and 1.3 with the suites that HTTP/2 allows, ALPN h2.
   *
   * @param builder of the server
   * @throws IOException when the platform offers none of them
   */
  public void apply(NettyServerBuilder builder) throws IOException {
    SslContextBuilder context =
        GrpcSslContexts.configure(SslContextBuilder.forServer(keys))
            .protocols("TLSv1.3", "TLSv1.2")
            .clientAuth(clientAuth());
    if (settings.clientAuthorities().isPresent()) {
      context.trustManager(clients);
    }
    if (settings.clientAuth() != TlsSettings.ClientAuthentication.NONE) {
      builder.addTransportFilter(filter);
    }
    builder.sslContext(context.build());
  }

  private ClientAuth clientAuth() {
    return switch (settings.clientAuth()) {
      case NONE -> ClientAuth.NONE;
      case OPTIONAL -> ClientAuth.OPTIONAL;
      case REQUIRED -> ClientAuth.REQUIRE;
    };
  }
}
