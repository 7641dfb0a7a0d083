package io.remotemedia.core.plugin.internal.trust;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.plugin.internal.verdict.PluginRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The signatures of a jar, as {@code jarsigner} makes them: every entry, read to its end, must be
 * signed by the same trusted certificate. Reading one entry says nothing about the others.
 */
final class SignatureCheck {
  private final Set<Certificate> trusted;
  private Set<Certificate> signers;

  private SignatureCheck(Set<Certificate> trusted) {
    this.trusted = trusted;
  }

  static void require(Path jar, Path signers) throws PluginRefusal {
    new SignatureCheck(certificates(signers)).run(jar);
  }

  private static Set<Certificate> certificates(Path file) throws PluginRefusal {
    try (InputStream in = Files.newInputStream(file)) {
      return new HashSet<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
    } catch (IOException | CertificateException e) {
      throw refusal(
          "the trusted certificates cannot be read, so nothing is trusted",
          Quoted.plain(String.valueOf(e), 300));
    }
  }

  private void run(Path jar) throws PluginRefusal {
    try (JarFile file = new JarFile(jar.toFile(), true)) {
      byte[] buffer = new byte[1 << 16];
      for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (!entry.isDirectory()) {
          readToEnd(file, entry, buffer);
          if (!isSignatureFile(entry.getName())) {
            requireSigner(entry);
          }
        }
      }
    } catch (SecurityException e) {
      throw refusal("a signature does not fit its content", Quoted.plain(e.getMessage(), 300));
    } catch (IOException e) {
      throw refusal("the signatures cannot be read", Quoted.plain(String.valueOf(e), 300));
    }
    if (signers == null) {
      throw refusal("the file has nothing that is signed", "");
    }
  }

  private static void readToEnd(JarFile file, JarEntry entry, byte[] buffer) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      while (in.read(buffer) >= 0) {
        // The signature of an entry is known once it was read.
      }
    }
  }

  /** The files that make up signatures carry none. */
  private static boolean isSignatureFile(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith("META-INF/")
        && upper.indexOf('/', "META-INF/".length()) < 0
        && (upper.equals(JarFile.MANIFEST_NAME)
            || upper.endsWith(".SF")
            || upper.endsWith(".RSA")
            || upper.endsWith(".DSA")
            || upper.endsWith(".EC"));
  }

  private void requireSigner(JarEntry entry) throws PluginRefusal {
    Set<Certificate> ours = new HashSet<>();
    if (entry.getCodeSigners() != null) {
      for (CodeSigner signer : entry.getCodeSigners()) {
        ours.add(signer.getSignerCertPath().getCertificates().getFirst());
      }
    }
    if (ours.isEmpty()) {
      throw refusal("an entry is not signed", "entry " + Quoted.plain(entry.getName(), 200));
    }
    ours.retainAll(trusted);
    if (signers == null) {
      signers = ours;
    } else {
      signers.retainAll(ours);
    }
    if (signers.isEmpty()) {
      throw refusal(
          "no trusted certificate has signed every entry",
          "entry " + Quoted.plain(entry.getName(), 200));
    }
  }

  private static PluginRefusal refusal(String reason, String evidence) {
    return new PluginRefusal(
        DiagnosticCode.PLUGIN_SIGNATURE,
        reason,
        evidence.isEmpty() ? List.of() : List.of(evidence));
  }
}
