package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.remotemedia.it.RawHttp2.Frame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that abuse the protocol, each on a connection of its own, with a neighbour on another:
 * rows PR-01, 02, 04, 05, 06, 08 and 11, LI-01 of the reliability goals.
 */
@Timeout(120)
class AbuseTest {
  private static final int PATIENCE = 3_000;
  private static final int HANDSHAKE = 700;
  private static final int UPLOAD = 1_500;

  @TempDir static Path plugins;
  private static ServerProcess server;
  private static Neighbour neighbour;

  @BeforeAll
  static void start() throws Exception {
    server =
        ServerProcess.start(
            plugins,
            "--no-auth",
            "--set",
            "transport.handshake_timeout_ms=" + HANDSHAKE,
            "--set",
            "transport.request_timeout_ms=" + UPLOAD,
            "--set",
            "transport.max_inbound_bytes=400000",
            "--set",
            "transport.max_connections=40",
            "--set",
            "transport.connection_idle_ms=1000");
    neighbour = new Neighbour(server.grpcAddress()).settled();
  }

  @AfterAll
  static void stop() throws Exception {
    try (ServerProcess ended = server;
        Neighbour companion = neighbour) {
      companion.assertUnharmed();
      // PR-06: termination works after everything that was done to it.
      ended.terminate();
      assertEquals(0, ended.awaitExit(20_000));
      assertFalse(
          ended.output().stream().anyMatch(line -> line.contains("stack_trace")),
          "no stack trace for what clients do");
      assertFalse(ended.errors().contains("\tat "), ended.errors());
    }
  }

  @AfterEach
  void look() {
    neighbour.assertAlive();
  }

  private static RawHttp2 attacker() throws Exception {
    return new RawHttp2(server.grpcAddress()).greet();
  }

  private static void assertCalmed(RawHttp2 attacker) throws Exception {
    Optional<Frame> goaway = attacker.await(frame -> frame.is(RawHttp2.GOAWAY), PATIENCE);
    // A reset of the socket may overtake the word.
    goaway.ifPresent(frame -> assertEquals(RawHttp2.ENHANCE_YOUR_CALM, frame.code()));
    attacker.awaitClosed(PATIENCE);
  }

  @Test
  void rapidResetIsCut() throws Exception {
    try (RawHttp2 attacker = attacker()) {
      for (int i = 0; i < 5_000; i++) {
        attacker.call(2 * i + 1, RawHttp2.EXECUTE);
        attacker.frame(RawHttp2.RST_STREAM, 0, 2 * i + 1, RawHttp2.integer(8));
        if (i % 50 == 49) {
          attacker.flushQuietly();
        }
      }
      assertCalmed(attacker);
    } catch (java.net.SocketException e) {
      // Cut while it was still sending.
      assertTrue(e.getMessage() != null);
    }
  }

  @Test
  void resetsThatAreMadeToHappenAreCut() throws Exception {
    try (RawHttp2 attacker = attacker()) {
      for (int i = 0; i < 1_000; i++) {
        attacker.call(2 * i + 1, RawHttp2.EXECUTE);
        attacker.frame(RawHttp2.WINDOW_UPDATE, 0, 2 * i + 1, RawHttp2.integer(0));
        if (i % 50 == 49) {
          attacker.flushQuietly();
        }
      }
      assertCalmed(attacker);
    } catch (java.net.SocketException e) {
      assertTrue(e.getMessage() != null);
    }
  }

  @Test
  void emptyContinuationsAreCut() throws Exception {
    try (RawHttp2 attacker = attacker()) {
      attacker.frame(RawHttp2.HEADERS, 0, 1, new byte[0]);
      for (int i = 0; i < 1_000; i++) {
        attacker.frame(RawHttp2.CONTINUATION, 0, 1, new byte[0]);
      }
      attacker.flushQuietly();
      attacker.await(frame -> frame.is(RawHttp2.GOAWAY), PATIENCE);
      attacker.awaitClosed(PATIENCE);
    }
  }

  @Test
  void headersWithoutEndAreCut() throws Exception {
    try (RawHttp2 attacker = attacker()) {
      byte[] part = new byte[8_192];
      attacker.frame(RawHttp2.HEADERS, 0, 1, part);
      for (int i = 0; i < 500; i++) {
        attacker.frame(RawHttp2.CONTINUATION, 0, 1, part);
      }
      attacker.flushQuietly();
      attacker.await(frame -> frame.is(RawHttp2.GOAWAY), PATIENCE);
      attacker.awaitClosed(PATIENCE);
    } catch (java.net.SocketException e) {
      assertTrue(e.getMessage() != null);
    }
  }

  @Test
  void pingFloodIsCut() throws Exception {
    try (RawHttp2 attacker = attacker()) {
      for (int i = 0; i < 2_000; i++) {
        attacker.frame(RawHttp2.PING, 0, 0, new byte[8]);
      }
      attacker.flushQuietly();
      assertCalmed(attacker);
    } catch (java.net.SocketException e) {
      assertTrue(e.getMessage() != null);
    }
  }

  @Test
  void theHundredAndFirstOpenCallIsRefused() throws Exception {
    try (RawHttp2 attacker = attacker()) {
      attacker.await(frame -> frame.is(RawHttp2.SETTINGS), PATIENCE);
      attacker.frame(RawHttp2.SETTINGS, 1, 0, new byte[0]);
      for (int i = 0; i < 101; i++) {
        attacker.call(2 * i + 1, RawHttp2.EXECUTE);
      }
      attacker.flush();
      Frame reset = attacker.await(frame -> frame.is(RawHttp2.RST_STREAM), PATIENCE).orElseThrow();
      assertEquals(201, reset.stream());
      assertEquals(RawHttp2.REFUSED_STREAM, reset.code());
    }
  }

  @Test
  void silentSocketsAreClosed() throws Exception {
    List<RawHttp2> sockets = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RawHttp2 socket = new RawHttp2(server.grpcAddress());
      if (i % 2 == 1) {
        socket.raw("PRI * HTTP/2.0\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.flush();
      }
      sockets.add(socket);
    }
    for (RawHttp2 socket : sockets) {
      try (socket) {
        socket.awaitClosed(HANDSHAKE + 2_000);
      }
    }
  }

  @Test
  void aConnectionThatOnlyGreetsIsClosed() throws Exception {
    assumeTrue(Scale.FULL, "waits for eleven seconds: -Pload");
    try (RawHttp2 attacker = attacker()) {
      // Idle, and then ten seconds in which it could answer the farewell.
      attacker.awaitClosed(1_000 + 10_000 + 3_000);
    }
  }

  @Test
  void anUploadThatDripsIsEnded() throws Exception {
    try (RawHttp2 attacker = attacker()) {
      attacker.call(1, RawHttp2.EXECUTE);
      attacker.frame(RawHttp2.DATA, 0, 1, new byte[] {0, 0, 0, 100, 0, 1});
      attacker.flush();
      Frame end =
          attacker
              .await(
                  frame -> frame.is(RawHttp2.HEADERS) && (frame.flags() & RawHttp2.END_STREAM) != 0,
                  UPLOAD + 2_000)
              .orElseThrow();
      assertEquals("4", attacker.decode(end).get("grpc-status").toString());
    }
  }

  @Test
  void anAnnouncedLengthIsNotBelieved() throws Exception {
    try (RawHttp2 attacker = attacker()) {
      attacker.call(1, RawHttp2.EXECUTE);
      attacker.frame(
          RawHttp2.DATA,
          0,
          1,
          new byte[] {0, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 1, 2, 3});
      attacker.flush();
      Frame end = attacker.await(frame -> frame.is(RawHttp2.HEADERS), PATIENCE).orElseThrow();
      assertEquals("8", attacker.decode(end).get("grpc-status").toString());
    }
  }

  @Test
  void undecodedBytesOfAllCallsTogetherAreBounded() throws Exception {
    try (RawHttp2 first = attacker();
        RawHttp2 second = attacker()) {
      Frame end = null;
      for (RawHttp2 attacker : List.of(first, second)) {
        attacker.await(frame -> frame.is(RawHttp2.WINDOW_UPDATE), PATIENCE);
        attacker.call(1, RawHttp2.EXECUTE);
        // Announces 300,000 bytes and sends 250,000.
        attacker.frame(RawHttp2.DATA, 0, 1, new byte[] {0, 0, 4, (byte) 0x93, (byte) 0xE0});
        for (int i = 0; i < 25; i++) {
          attacker.frame(RawHttp2.DATA, 0, 1, new byte[10_000]);
        }
        attacker.flush();
        if (attacker == second) {
          end = attacker.await(frame -> frame.is(RawHttp2.HEADERS), PATIENCE).orElseThrow();
        }
      }
      var trailers = second.decode(end);
      assertEquals("14", trailers.get("grpc-status").toString());
      assertTrue(Integer.parseInt(trailers.get("grpc-retry-pushback-ms").toString()) >= 50);
    }
  }

  @Test
  void surplusConnectionsAreClosedAtOnce() throws Exception {
    List<RawHttp2> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 60; i++) {
        sockets.add(attacker());
      }
      sockets.getLast().awaitClosed(PATIENCE);
    } finally {
      for (RawHttp2 socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void otherProtocolsAreTurnedAway() throws Exception {
    byte[] noise = new byte[200];
    new Random(7).nextBytes(noise);
    for (byte[] hello :
        List.of(
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
            new byte[] {22, 3, 1, 0, 50, 1, 0, 0, 46, 3, 3},
            noise)) {
      try (RawHttp2 other = new RawHttp2(server.grpcAddress())) {
        other.raw(hello);
        other.flush();
        other.awaitClosed(HANDSHAKE + 2_000);
      }
    }
    assertHttpStatus("GET", RawHttp2.EXECUTE, "application/grpc");
    assertHttpStatus("POST", RawHttp2.EXECUTE, "application/json");
    assertHttpStatus("POST", RawHttp2.EXECUTE, "application/grpc-web");
    assertHttpStatus("POST", "no-slash", "application/grpc");
  }

  /** Ends with an HTTP or gRPC status, and the connection goes on. */
  private static void assertHttpStatus(String method, String path, String contentType)
      throws Exception {
    try (RawHttp2 client = attacker()) {
      client.frame(
          RawHttp2.HEADERS,
          RawHttp2.END_HEADERS | RawHttp2.END_STREAM,
          1,
          RawHttp2.requestHeaders(method, path, contentType));
      client.flush();
      Frame end =
          client
              .await(frame -> frame.is(RawHttp2.HEADERS) || frame.is(RawHttp2.RST_STREAM), PATIENCE)
              .orElseThrow();
      assertEquals(1, end.stream());
    }
  }
}
