package io.remotemedia.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Metadata;
import io.grpc.Status;
import io.remotemedia.server.config.ConfigLoader;
import io.remotemedia.server.config.TransportConfig;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MessageBoundsTest {
  private static final long GIB = 1L << 30;

  private static TransportConfig transport(Map<String, String> settings) throws Exception {
    Map<String, String> all = new java.util.HashMap<>(settings);
    all.put("auth.enabled", "false");
    return ConfigLoader.load(null, Map.of(), all).transport();
  }

  @Test
  void aMessageHoldsTheLargestAudioAndMoreSoThatItsOwnLimitComesFirst() throws Exception {
    MessageBounds bounds = MessageBounds.of(transport(Map.of()), 100_000_000, 12 * GIB);
    assertTrue(bounds.messageBytes() > 4 * 100_000_001L + 65_536);
    assertEquals(3 * GIB, bounds.inboundBytes());
  }

  @Test
  void aMessageNeverExceedsWhatAllMayHold() throws Exception {
    MessageBounds bounds = MessageBounds.of(transport(Map.of()), 100_000_000, 256 << 20);
    assertEquals(64 << 20, bounds.inboundBytes());
    assertEquals(64 << 20, bounds.messageBytes());
  }

  @Test
  void configuredBoundsHold() throws Exception {
    MessageBounds bounds =
        MessageBounds.of(
            transport(
                Map.of(
                    "transport.max_message_bytes",
                    "70000",
                    "transport.max_inbound_bytes",
                    "99000")),
            100,
            GIB);
    assertEquals(new MessageBounds(70_000, 99_000), bounds);
  }

  @Test
  void countsBytesWhileTheyArriveAndForgetsThemOnce() {
    InboundBytes inbound = new InboundBytes(200_000);
    AtomicInteger exceeded = new AtomicInteger();
    InboundBytes.Meter first = meter(inbound);
    InboundBytes.Meter second = meter(inbound);
    second.onExceeded(exceeded::incrementAndGet);
    first.inboundWireSize(150_000);
    second.inboundWireSize(60_000);
    assertEquals(0, exceeded.get());
    second.inboundWireSize(10_000);
    assertEquals(1, exceeded.get());
    second.streamClosed(Status.UNAVAILABLE);
    second.inboundWireSize(500);
    assertEquals(150_000, inbound.held());
    first.decoded();
    first.streamClosed(Status.OK);
    assertEquals(0, inbound.held());
  }

  @Test
  void aStreamHoldsOneMessageAtATime() {
    InboundBytes inbound = new InboundBytes(1_000);
    InboundBytes.Meter stream = meter(inbound);
    for (int i = 0; i < 50; i++) {
      stream.inboundWireSize(100);
      stream.inboundMessageRead(i, 100, 100);
      assertEquals(100, inbound.held());
    }
    stream.streamClosed(Status.OK);
    assertEquals(0, inbound.held());
  }

  private static InboundBytes.Meter meter(InboundBytes inbound) {
    return (InboundBytes.Meter) inbound.newServerStreamTracer("a/b", new Metadata());
  }
}
