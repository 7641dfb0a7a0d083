package io.remotemedia.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the operator does not trust are refused before a class of theirs is read. */
class TrustTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private static Path plugin;

  @BeforeAll
  static void makeKeys() throws Exception {
    for (String owner : List.of("publisher", "stranger")) {
      keytool("-genkeypair", "-alias", owner, "-keyalg", "EC", "-dname", "CN=" + owner);
      keytool("-exportcert", "-rfc", "-alias", owner, "-file", pem(owner).toString());
    }
    plugin = new PluginJarFixture("gate", "1.0.0").factory("Gate", "").writeTo(shared.resolve("g"));
  }

  private static Path pem(String owner) {
    return shared.resolve(owner + ".pem");
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", keys().toString(), "-storepass", new String(PASSWORD)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
  }

  private static Path keys() {
    return shared.resolve("keys.p12");
  }

  private static void sign(Path jar, Path signed, String owner) throws Exception {
    KeyStore store = KeyStore.getInstance(keys().toFile(), PASSWORD);
    JarSigner signer =
        new JarSigner.Builder(
                (PrivateKey) store.getKey(owner, PASSWORD),
                CertificateFactory.getInstance("X.509")
                    .generateCertPath(List.of(store.getCertificate(owner))))
            .build();
    try (ZipFile in = new ZipFile(jar.toFile());
        OutputStream out = Files.newOutputStream(signed)) {
      signer.sign(in, out);
    }
  }

  private static PluginStatus verify(Path file, TrustPolicy trust) {
    PluginHostOptions once = PluginHostOptions.once(List.of());
    return PluginVerifier.verify(
        file,
        new PluginHostOptions(
            List.of(),
            false,
            false,
            Optional.empty(),
            SelfTestMode.OFF,
            Duration.ofSeconds(1),
            once.startLimit(),
            trust,
            once.archive(),
            Set.of(),
            once.pollInterval(),
            false));
  }

  private static TrustPolicy signedBy(String owner) {
    return new TrustPolicy(Optional.empty(), Optional.of(pem(owner)));
  }

  private void assertRefused(Path file, DiagnosticCode code, TrustPolicy trust, String part) {
    PluginStatus status = verify(file, trust);
    assertEquals(PluginState.QUARANTINED, status.state());
    assertEquals(code, status.code(), status::toString);
    assertTrue(status.verdict().toString().contains(part), status::toString);
    assertEquals(
        VerdictStep.TRUST, status.verdict().steps().getLast().step(), "nothing after it was read");
  }

  @Test
  void onlyListedFilesAreAccepted() throws Exception {
    Path list = folder.resolve("allowed.sha256");
    PluginStatus open = verify(plugin, TrustPolicy.OPEN);
    Files.writeString(list, "# reviewed\n%s  gate.jar\n".formatted(open.sha256().toUpperCase()));
    TrustPolicy listed = new TrustPolicy(Optional.of(list), Optional.empty());
    assertEquals(PluginState.ACTIVE, verify(plugin, listed).state());

    byte[] bytes = Files.readAllBytes(plugin);
    Path changed = folder.resolve("changed.jar");
    // In the comment at the end nobody would notice it.
    Files.write(changed, bytes);
    Files.write(changed, HexFormat.of().parseHex("00"), StandardOpenOption.APPEND);
    assertRefused(changed, DiagnosticCode.PLUGIN_NOT_ALLOWED, listed, "sha256 ");
    assertRefused(
        plugin,
        DiagnosticCode.PLUGIN_NOT_ALLOWED,
        new TrustPolicy(Optional.of(folder.resolve("missing")), Optional.empty()),
        "none is allowed");
  }

  @Test
  void everyEntryMustBeSignedByATrustedCertificate() throws Exception {
    Path signed = folder.resolve("signed.jar");
    sign(plugin, signed, "publisher");
    assertEquals(PluginState.ACTIVE, verify(signed, signedBy("publisher")).state());
    assertRefused(plugin, DiagnosticCode.PLUGIN_SIGNATURE, signedBy("publisher"), "not signed");
    assertRefused(
        signed, DiagnosticCode.PLUGIN_SIGNATURE, signedBy("stranger"), "no trusted certificate");
  }

  @Test
  void whatWasAddedOrChangedAfterSigningIsFound() throws Exception {
    Path signed = folder.resolve("signed.jar");
    sign(plugin, signed, "publisher");
    Path added = folder.resolve("added.jar");
    rewrite(signed, added, "", "fixture/Added.txt");
    assertRefused(
        added, DiagnosticCode.PLUGIN_SIGNATURE, signedBy("publisher"), "fixture/Added.txt");
    Path changed = folder.resolve("changed.jar");
    rewrite(signed, changed, "fixture/GateNode.class", "");
    assertRefused(changed, DiagnosticCode.PLUGIN_SIGNATURE, signedBy("publisher"), "does not fit");
  }

  private static void rewrite(Path from, Path to, String changed, String added) throws Exception {
    try (ZipFile in = new ZipFile(from.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry : in.stream().map(ZipEntry.class::cast).toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream content = in.getInputStream(entry)) {
          byte[] bytes = content.readAllBytes();
          if (entry.getName().equals(changed)) {
            bytes[bytes.length - 1] ^= 1;
          }
          out.write(bytes);
        }
      }
      if (!added.isEmpty()) {
        out.putNextEntry(new ZipEntry(added));
        out.write(1);
      }
    }
  }
}
