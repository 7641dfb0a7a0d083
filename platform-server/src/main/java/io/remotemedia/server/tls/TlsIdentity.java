package io.remotemedia.server.tls;

import io.grpc.util.CertificateUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Who this server is.
 *
 * @param chain its certificate, then those of the authorities above it
 * @param key the private key of the first
 */
public record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {
  /** Copies the chain. */
  public TlsIdentity {
    chain = List.copyOf(chain);
  }

  /**
   * Reads an identity and checks that its parts belong together.
   *
   * @param certificates PEM file with the chain
   * @param key PEM file with the private key, PKCS#8
   * @return the identity
   * @throws TlsFileException when one of the files cannot be used
   */
  public static TlsIdentity read(Path certificates, Path key) throws TlsFileException {
    TlsIdentity identity = new TlsIdentity(certificates(certificates), privateKey(key));
    identity.checkPair(certificates, key);
    return identity;
  }

  /**
   * Reads certificates.
   *
   * @param file PEM file
   * @return at least one
   * @throws TlsFileException when there is none
   */
  public static List<X509Certificate> certificates(Path file) throws TlsFileException {
    try {
      X509Certificate[] read = CertificateUtils.getX509Certificates(content(file));
      if (read.length > 0) {
        return List.of(read);
      }
    } catch (CertificateException e) {
      // Told below.
    }
    throw new TlsFileException(
        "%s holds no certificate; accepted is PEM text (BEGIN CERTIFICATE)".formatted(file));
  }

  private static PrivateKey privateKey(Path file) throws TlsFileException {
    try {
      return CertificateUtils.getPrivateKey(content(file));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new TlsFileException(
          "%s holds no private key that can be read; accepted is unencrypted PKCS#8 PEM text (BEGIN PRIVATE KEY), made of others by: openssl pkcs8 -topk8 -nocrypt"
              .formatted(file));
    }
  }

  private static ByteArrayInputStream content(Path file) throws TlsFileException {
    try {
      return new ByteArrayInputStream(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new TlsFileException("%s does not exist or cannot be read".formatted(file));
    }
  }

  /** A signature by the one must verify with the other. */
  private void checkPair(Path certificates, Path keyFile) throws TlsFileException {
    try {
      Signature signature = Signature.getInstance(algorithm());
      byte[] text = {1, 2, 3};
      signature.initSign(key);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(chain.getFirst().getPublicKey());
      signature.update(text);
      if (signature.verify(signed)) {
        return;
      }
    } catch (GeneralSecurityException e) {
      // Told below: keys of two kinds do not belong together either.
    }
    throw new TlsFileException(
        "the key in %s is not that of the first certificate in %s"
            .formatted(keyFile, certificates));
  }

  private String algorithm() throws GeneralSecurityException {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }

  /**
   * When the server's own certificate ends.
   *
   * @return the end of its validity
   */
  public Instant notAfter() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "TlsIdentity[%s, valid until %s]"
        .formatted(chain.getFirst().getSubjectX500Principal(), notAfter());
  }
}
