package io.remotemedia.server.tls;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Judges the certificate of every new connection by the authorities in force now. The handshake
 * alone is not enough: a client that resumes an earlier session shows no certificate again, and
 * would come in for hours after its authority was removed.
 */
final class ClientCertificateFilter extends ServerTransportFilter {
  private final boolean required;
  private volatile X509TrustManager authorities;

  ClientCertificateFilter(boolean required) {
    this.required = required;
  }

  /** Takes other authorities, for the next connections. */
  void trust(List<X509Certificate> certificates) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("authority-" + i, certificates.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    authorities =
        Stream.of(factory.getTrustManagers())
            .filter(X509TrustManager.class::isInstance)
            .map(X509TrustManager.class::cast)
            .findFirst()
            .orElseThrow();
  }

  /** Closes the connection by throwing; the library offers no other way. */
  @Override
  public Attributes transportReady(Attributes attributes) {
    SSLSession session = attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    X509Certificate[] chain = shown(session);
    if (chain.length == 0) {
      if (required) {
        throw refused();
      }
      return attributes;
    }
    try {
      authorities.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
      return attributes;
    } catch (CertificateException e) {
      throw refused();
    }
  }

  private static X509Certificate[] shown(SSLSession session) {
    try {
      return session == null
          ? new X509Certificate[0]
          : Stream.of(session.getPeerCertificates())
              .map(X509Certificate.class::cast)
              .toArray(X509Certificate[]::new);
    } catch (SSLPeerUnverifiedException e) {
      return new X509Certificate[0];
    }
  }

  private static RuntimeException refused() {
    return Status.UNAUTHENTICATED
        .withDescription("the client certificate comes from no accepted authority")
        .asRuntimeException();
  }
}
