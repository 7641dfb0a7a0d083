package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.VersionRequest;
import io.remotemedia.server.PlatformServer;
import io.remotemedia.server.config.ConfigException;
import io.remotemedia.server.config.ConfigLoader;
import io.remotemedia.server.config.ConfigSources;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS as clients, attackers and scanners meet it (reliability rows AU-07 and AU-08). */
@Timeout(120)
class TlsTest {
  @TempDir static Path folder;
  private static TestCertificate first;
  private static TestCertificate second;
  private static TestCertificate client;

  @BeforeAll
  static void makeCertificates() throws Exception {
    first = TestCertificate.make(folder, "first");
    second = TestCertificate.make(folder, "second");
    client = TestCertificate.make(folder, "client");
  }

  private static PlatformServer serve(TestCertificate identity, String... more) throws Exception {
    return PlatformServer.start(ConfigLoader.load(null, Map.of(), settings(identity, more)));
  }

  private static Map<String, String> settings(TestCertificate identity, String... more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "grpc.listen", "127.0.0.1:0",
                "http.listen", "127.0.0.1:0",
                "plugins.directories", folder.resolve("none").toString(),
                "auth.enabled", "false",
                "transport.handshake_timeout_ms", "1000",
                "tls.certificate_file", identity.certificate.toString(),
                "tls.key_file", identity.key.toString()));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  private static ManagedChannel channel(PlatformServer server, TestCertificate trusted)
      throws IOException {
    return NettyChannelBuilder.forAddress(server.grpcAddress())
        .sslContext(GrpcSslContexts.forClient().trustManager(trusted.certificate.toFile()).build())
        .build();
  }

  private static String version(ManagedChannel channel) {
    return PipelineExecutionServiceGrpc.newBlockingStub(channel)
        .getVersion(VersionRequest.getDefaultInstance())
        .getVersionInfo()
        .getProtocolVersion();
  }

  private static Status.Code failure(ManagedChannel channel) {
    try {
      return assertThrows(StatusRuntimeException.class, () -> version(channel))
          .getStatus()
          .getCode();
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void callsAreEncryptedAndPlaintextIsRefused() throws Exception {
    try (PlatformServer server = serve(first)) {
      ManagedChannel channel = channel(server, first);
      assertEquals("v1", version(channel));
      channel.shutdownNow();
      assertEquals(
          Status.Code.UNAVAILABLE,
          failure(NettyChannelBuilder.forAddress(server.grpcAddress()).usePlaintext().build()));
      assertEquals(Status.Code.UNAVAILABLE, failure(channel(server, second)), "another's trust");
    }
  }

  @Test
  void requiredClientCertificatesKeepOthersOut() throws Exception {
    try (PlatformServer server =
        serve(
            first,
            "tls.client_auth",
            "required",
            "tls.client_ca_file",
            client.certificate.toString())) {
      assertEquals(Status.Code.UNAVAILABLE, failure(channel(server, first)));
      assertEquals(Status.Code.UNAVAILABLE, failure(channelOf(server, second)));
      ManagedChannel good = channelOf(server, client);
      assertEquals("v1", version(good));
      good.shutdownNow();
    }
  }

  private static ManagedChannel channelOf(PlatformServer server, TestCertificate identity)
      throws IOException {
    return NettyChannelBuilder.forAddress(server.grpcAddress())
        .sslContext(
            GrpcSslContexts.forClient()
                .trustManager(first.certificate.toFile())
                .keyManager(identity.certificate.toFile(), identity.key.toFile())
                .build())
        .build();
  }

  @Test
  void oldProtocolsWeakSuitesAndOtherApplicationsAreRefused() throws Exception {
    try (PlatformServer server = serve(first)) {
      for (String protocol : List.of("TLSv1", "TLSv1.1")) {
        assertHandshakeFails(server, new String[] {protocol}, null, "h2");
      }
      for (String suite :
          List.of(
              "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
              "TLS_RSA_WITH_AES_128_CBC_SHA",
              "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384")) {
        assertHandshakeFails(server, new String[] {"TLSv1.2"}, new String[] {suite}, "h2");
      }
      assertEquals("h2", handshake(server, new String[] {"TLSv1.3"}, null, "h2"));
      assertEquals("h2", handshake(server, new String[] {"TLSv1.2"}, null, "h2"));
      assertNotEquals("http/1.1", handshake(server, new String[] {"TLSv1.3"}, null, "http/1.1"));
    }
  }

  private static void assertHandshakeFails(
      PlatformServer server, String[] protocols, String[] suites, String application) {
    // Either side may refuse: the JDK no longer offers some of these even when asked to.
    assertThrows(
        Exception.class,
        () -> handshake(server, protocols, suites, application),
        () -> List.of(protocols) + " " + (suites == null ? "" : List.of(suites)));
  }

  private static String handshake(
      PlatformServer server, String[] protocols, String[] suites, String application)
      throws Exception {
    try (SSLSocket socket = (SSLSocket) trustingAll().getSocketFactory().createSocket()) {
      socket.connect(server.grpcAddress());
      socket.setSoTimeout(10_000);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setProtocols(protocols);
      if (suites != null) {
        parameters.setCipherSuites(suites);
      }
      parameters.setApplicationProtocols(new String[] {application});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket.getApplicationProtocol();
    }
  }

  private static SSLContext trustingAll() throws Exception {
    TrustManager[] all = InsecureTrustManagerFactory.INSTANCE.getTrustManagers();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, all, new SecureRandom());
    return context;
  }

  @Test
  void aStalledHandshakeIsClosedInTime() throws Exception {
    try (PlatformServer server = serve(first);
        Socket silent = new Socket("127.0.0.1", server.grpcAddress().getPort())) {
      silent.setSoTimeout(5_000);
      long start = System.nanoTime();
      assertEquals(-1, silent.getInputStream().read());
      assertTrue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) < 3_000);
    }
  }

  @Test
  void aReplacedCertificateServesNewConnectionsAndCutsNone(@TempDir Path live) throws Exception {
    TestCertificate identity = copy(first, live);
    try (PlatformServer server = serve(identity)) {
      ManagedChannel old = channel(server, first);
      AtomicBoolean stop = new AtomicBoolean();
      AtomicInteger calls = new AtomicInteger();
      Thread load =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!stop.get()) {
                      version(old);
                      calls.incrementAndGet();
                    }
                  });
      Files.writeString(identity.certificate, "half a certificate");
      awaitMetric(server, "remotemedia_reload_failed{what=\"tls\"} 1.0");
      assertEquals("CN=first", presented(server), "a broken file keeps the old certificate");
      copy(second, live);
      awaitMetric(server, "remotemedia_reload_failed{what=\"tls\"} 0.0");
      assertEquals("CN=second", presented(server));
      int before = calls.get();
      while (calls.get() < before + 10 && load.isAlive()) {
        Thread.onSpinWait();
      }
      stop.set(true);
      load.join();
      assertTrue(calls.get() >= before + 10, "the old connection went on");
      old.shutdownNow();
    }
  }

  private static TestCertificate copy(TestCertificate from, Path folder) throws Exception {
    // Key first, as a careless operator might; the pair is checked, so nothing is taken half.
    Path key = folder.resolve("server.key");
    Path certificate = folder.resolve("server.crt");
    Files.copy(from.key, key, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(from.certificate, certificate, StandardCopyOption.REPLACE_EXISTING);
    return TestCertificate.at(certificate, key);
  }

  private static String presented(PlatformServer server) throws Exception {
    try (SSLSocket socket = (SSLSocket) trustingAll().getSocketFactory().createSocket()) {
      socket.connect(server.grpcAddress());
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return shown.getSubjectX500Principal().getName();
    }
  }

  private static void awaitMetric(PlatformServer server, String line) throws Exception {
    MetricsPage page = new MetricsPage(server.httpAddress());
    page.await(line, 10);
  }

  @Test
  void aClientWhoseAuthorityWasRemovedCannotComeBackWithItsOldSession(@TempDir Path live)
      throws Exception {
    Path authorities = Files.copy(client.certificate, live.resolve("clients.crt"));
    try (PlatformServer server =
        serve(first, "tls.client_auth", "required", "tls.client_ca_file", authorities.toString())) {
      SSLContext context = holding(client);
      exchange(server, context);
      exchange(server, context);
      Files.copy(second.certificate, authorities, StandardCopyOption.REPLACE_EXISTING);
      awaitMetric(server, "remotemedia_reloads_total{outcome=\"success\",what=\"tls\"} 1.0");
      assertThrows(IOException.class, () -> exchange(server, context));
    }
  }

  private static SSLContext holding(TestCertificate identity) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {identity.keys()},
        InsecureTrustManagerFactory.INSTANCE.getTrustManagers(),
        new SecureRandom());
    return context;
  }

  /** Shakes hands and reads; fails when the server closes instead of waiting for calls. */
  private static void exchange(PlatformServer server, SSLContext context) throws IOException {
    int port = server.grpcAddress().getPort();
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      socket.setSoTimeout(700);
      socket
          .getOutputStream()
          .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes());
      while (socket.getInputStream().read() >= 0) {
        // The settings of the server come first in any case.
      }
      throw new IOException("closed");
    } catch (SocketTimeoutException e) {
      // Still open.
    }
  }

  @Test
  void filesThatCannotServeAreToldAtTheStart() throws Exception {
    TestCertificate mixed = TestCertificate.at(first.certificate, second.key);
    Map<String, String> cases =
        Map.of(
            first.key.toString(), "holds no certificate; accepted is PEM text",
            folder.resolve("absent").toString(), "does not exist or cannot be read");
    for (Map.Entry<String, String> wrong : cases.entrySet()) {
      assertRefused(settings(first, "tls.certificate_file", wrong.getKey()), wrong.getValue());
    }
    assertRefused(settings(mixed), "is not that of the first certificate");
    assertRefused(
        settings(first, "tls.key_file", first.certificate.toString()),
        "accepted is unencrypted PKCS#8 PEM text");
    assertRefused(settings(first, "tls.key_file", ""), "go together; only one of them is set");
    assertRefused(settings(first, "tls.client_auth", "required"), "which needs tls.client_ca_file");
  }

  @Test
  void plaintextForOthersNeedsASwitchAndWarns() throws Exception {
    Map<String, String> open =
        Map.of("grpc.listen", "0.0.0.0:0", "auth.tokens", "a", "http.listen", "127.0.0.1:0");
    assertRefused(open, "set tls.allow_plaintext_remote");
    Map<String, String> allowed = new HashMap<>(open);
    allowed.put("tls.allow_plaintext_remote", "true");
    String warning =
        ConfigLoader.load(new ConfigSources(null, Map.of(), allowed))
            .warnings()
            .reported()
            .getFirst()
            .message();
    assertTrue(warning.contains("tokens and audio travel in clear"), warning);
  }

  private static void assertRefused(Map<String, String> settings, String message) {
    ConfigException refusal =
        assertThrows(
            ConfigException.class, () -> ConfigLoader.load(null, Map.of(), settings), message);
    assertTrue(refusal.getMessage().contains(message), refusal::getMessage);
  }

  @Test
  void anIndependentScannerFindsNothingWeak() throws Exception {
    assumeTrue(Commands.exists("sslscan"), "skipped: sslscan is not installed");
    try (PlatformServer server = serve(first)) {
      String report =
          Commands.output("sslscan", "--no-colour", "127.0.0.1:" + server.grpcAddress().getPort());
      assertTrue(report.contains("TLSv1.2   enabled"), report);
      assertTrue(report.contains("TLSv1.3   enabled"), report);
      for (String old : List.of("SSLv2", "SSLv3", "TLSv1.0", "TLSv1.1")) {
        assertTrue(report.matches("(?s).*" + old + " +disabled.*"), report);
      }
      assertFalse(report.matches("(?s).*(RC4|3DES|NULL|EXP|anon|CBC|MD5).*\n.*"), report);
      assertFalse(
          report.contains("vulnerable to heartbleed\n") && !report.contains("not vulnerable"));
    }
  }
}
