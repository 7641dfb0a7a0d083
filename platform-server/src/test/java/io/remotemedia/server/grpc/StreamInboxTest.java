package io.remotemedia.server.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.AudioChunk;
import io.remotemedia.protocol.v1.StreamRequest;
import org.junit.jupiter.api.Test;

/** How much a stream takes before it has worked on it. */
class StreamInboxTest {
  private final StreamInbox inbox = new StreamInbox();

  private static StreamRequest chunk(int frames, int rate) {
    return StreamRequest.newBuilder()
        .setAudioChunk(
            AudioChunk.newBuilder()
                .setBuffer(
                    AudioBuffer.newBuilder()
                        .setSampleRate(rate)
                        .setChannels(1)
                        .setNumSamples(frames)
                        .setSamples(ByteString.copyFrom(new byte[4 * frames]))))
        .build();
  }

  @Test
  void asksForOneMessageAtATimeUpToItsBound() {
    for (int i = 0; i < StreamInbox.MAX_MESSAGES; i++) {
      assertTrue(inbox.askForOne());
      assertFalse(inbox.askForOne(), "one is on its way");
      inbox.add(chunk(160, 16_000));
    }
    assertFalse(inbox.askForOne());
    assertEquals(4 * 160, inbox.waitingSamples());
  }

  @Test
  void asksAgainWhenSomethingWasProcessed() {
    StreamInbox.Entry first = null;
    while (inbox.askForOne()) {
      StreamInbox.Entry entry = inbox.add(chunk(160, 16_000));
      first = first == null ? entry : first;
    }
    inbox.remove(first);
    assertTrue(inbox.askForOne());
  }

  @Test
  void largeMessageWaitsAlone() {
    assertTrue(inbox.askForOne());
    StreamInbox.Entry large = inbox.add(chunk(1 << 16, 16_000));
    assertFalse(inbox.askForOne());
    inbox.remove(large);
    assertEquals(0, inbox.waitingSamples());
    assertTrue(inbox.askForOne());
  }

  @Test
  void dueTimeIsTheLengthOfTheChunkWithinReason() {
    assertEquals(100_000_000, inbox.add(chunk(1_600, 16_000)).durationNanos());
    assertEquals(10_000_000, inbox.add(chunk(1, 768_000)).durationNanos());
    assertEquals(1_000_000_000, inbox.add(chunk(10_000, 1)).durationNanos());
    assertEquals(10_000_000, inbox.add(chunk(10_000, 0)).durationNanos());
    assertEquals(10_000_000, inbox.add(StreamRequest.getDefaultInstance()).durationNanos());
  }
}
