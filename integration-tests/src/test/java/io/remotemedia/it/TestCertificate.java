package io.remotemedia.it;

import io.grpc.util.AdvancedTlsX509KeyManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;

/** A self-signed certificate and its key as PEM files, made by the JDK's keytool. */
final class TestCertificate {
  private static final char[] PASSWORD = "changeit".toCharArray();

  final Path certificate;
  final Path key;

  private TestCertificate(Path certificate, Path key) {
    this.certificate = certificate;
    this.key = key;
  }

  /** For a client of the JDK. */
  KeyManager keys() throws Exception {
    AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
    keys.updateIdentityCredentials(certificate.toFile(), key.toFile());
    return keys;
  }

  static TestCertificate at(Path certificate, Path key) {
    return new TestCertificate(certificate, key);
  }

  /** For 127.0.0.1 and localhost, valid now. */
  static TestCertificate make(Path folder, String name) throws Exception {
    return make(folder, name, "-validity", "30");
  }

  static TestCertificate make(Path folder, String name, String... validity) throws Exception {
    Path store = folder.resolve(name + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD)));
    command.addAll(List.of(validity));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IOException("keytool failed");
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return new TestCertificate(
        pem(folder.resolve(name + ".crt"), "CERTIFICATE", keys.getCertificate("it").getEncoded()),
        pem(
            folder.resolve(name + ".key"),
            "PRIVATE KEY",
            keys.getKey("it", PASSWORD).getEncoded()));
  }

  private static Path pem(Path file, String type, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(type, text));
  }
}
