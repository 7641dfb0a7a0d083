package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.ChunkResult;
import io.remotemedia.protocol.v1.ErrorResponse;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.ExecuteResponse;
import io.remotemedia.protocol.v1.StreamControl.Command;
import io.remotemedia.protocol.v1.StreamErrorType;
import io.remotemedia.protocol.v1.StreamResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live streams over real gRPC. */
class StreamingTest {
  private static final AudioBuffer CHUNK = Audio.tone(16_000, 1_600, 440);

  private RunningServer running;

  @BeforeEach
  void start(@TempDir Path plugins) throws Exception {
    running = RunningServer.start(plugins);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private StreamClient open(String manifest) throws InterruptedException {
    StreamClient client = new StreamClient(running.channel).init(manifest);
    StreamResponse ready = client.next();
    assertTrue(ready.hasReady(), ready::toString);
    assertFalse(ready.getReady().getSessionId().isEmpty());
    assertEquals(5_000, ready.getReady().getGrantedLimits().getMaxTimeoutMs());
    return client;
  }

  private static void assertClosed(StreamClient client, String reason) throws InterruptedException {
    StreamResponse last = client.next();
    assertEquals(reason, last.getClosed().getReason(), last::toString);
    client.assertEnded();
  }

  private static ErrorResponse assertFault(StreamClient client, StreamErrorType type)
      throws InterruptedException {
    StreamResponse last = client.next();
    assertTrue(last.hasError(), last::toString);
    assertEquals(type, last.getError().getStreamErrorType(), last::toString);
    assertFalse(last.getError().getSessionId().isEmpty());
    client.assertEnded();
    return last.getError();
  }

  @Test
  void answersEveryChunkAndSendsMetricsEveryTen() throws Exception {
    StreamClient client = open(Manifests.PASS);
    for (int sequence = 0; sequence < 20; sequence++) {
      ChunkResult result = client.chunk(sequence, CHUNK).next().getResult();
      assertEquals(sequence, result.getSequence());
      assertEquals(CHUNK, result.getAudioOutputsOrThrow("pass"));
      assertEquals(1_600L * (sequence + 1), result.getTotalSamplesProcessed());
      if (sequence % 10 == 9) {
        assertEquals(sequence + 1, client.next().getMetrics().getChunksProcessed());
      }
    }
    assertClosed(client.command(Command.COMMAND_CLOSE), "client_close");
  }

  @Test
  void streamGivesTheSameAudioAsTheWholeBuffer() throws Exception {
    AudioBuffer whole = Audio.tone(44_100, 44_100, 997);
    ExecuteResponse unary =
        running
            .client()
            .executePipeline(
                ExecuteRequest.newBuilder()
                    .setManifestJson(Manifests.RESAMPLE)
                    .putAudioInputs("resample", whole)
                    .build());
    StreamClient client = open(Manifests.RESAMPLE);
    ByteString streamed = ByteString.EMPTY;
    long sequence = 0;
    for (int at = 0; at < 44_100; at += 4_410) {
      AudioBuffer part =
          whole.toBuilder()
              .setSamples(whole.getSamples().substring(4 * at, 4 * (at + 4_410)))
              .setNumSamples(4_410)
              .build();
      ChunkResult result = client.chunk(sequence++, part).next().getResult();
      streamed = streamed.concat(result.getAudioOutputsOrThrow("resample").getSamples());
    }
    assertTrue(client.next().hasMetrics());
    ChunkResult tail = client.halfClose().next().getResult();
    assertEquals(9, tail.getSequence());
    streamed = streamed.concat(tail.getAudioOutputsOrThrow("resample").getSamples());
    assertEquals(unary.getResult().getAudioOutputsOrThrow("resample").getSamples(), streamed);
    assertClosed(client, "client_close");
  }

  @Test
  void reportsSpeechForEveryChunk() throws Exception {
    StreamClient client = open(Manifests.VAD);
    for (int sequence = 0; sequence < 3; sequence++) {
      ChunkResult result = client.chunk(sequence, CHUNK).next().getResult();
      assertTrue(result.getDataOutputsOrThrow("vad").contains("has_speech"));
      assertFalse(result.containsAudioOutputs("vad"), "a last VAD returns only data");
    }
    client.command(Command.COMMAND_CANCEL);
    assertClosed(client, "cancelled");
  }

  @Test
  void countsAndFlagsGaps() throws Exception {
    StreamClient client = open(Manifests.PASS);
    assertFalse(client.chunk(0, CHUNK).next().getResult().getDiscontinuity());
    ChunkResult late = client.chunk(4, CHUNK).next().getResult();
    assertTrue(late.getDiscontinuity());
    assertEquals(3, late.getMissingChunks());
    client.halfClose();
    assertClosed(client, "client_close");
  }

  @Test
  void refusesSequenceNumbersThatWerePassed() throws Exception {
    StreamClient client = open(Manifests.PASS);
    client.chunk(0, CHUNK).next();
    client.chunk(0, CHUNK);
    assertFault(client, StreamErrorType.STREAM_ERROR_INVALID_SEQUENCE);
  }

  @Test
  void refusesChunksBeforeInit() throws Exception {
    StreamClient client = new StreamClient(running.channel).chunk(0, CHUNK);
    assertFault(client, StreamErrorType.STREAM_ERROR_INIT_REQUIRED);
  }

  @Test
  void refusesAnotherFormatInMidStream() throws Exception {
    StreamClient client = open(Manifests.PASS);
    client.chunk(0, CHUNK).next();
    client.chunk(1, Audio.tone(8_000, 800, 440));
    ErrorResponse error = assertFault(client, StreamErrorType.STREAM_ERROR_EXECUTION);
    assertEquals(1, error.getFailingSequence());
    assertTrue(error.getMessage().contains("8000 Hz"), error::getMessage);
  }

  @Test
  void refusesManifestWithUnknownType() throws Exception {
    StreamClient client =
        new StreamClient(running.channel).init(Manifests.node("a", "Nothing", "{}"));
    ErrorResponse error = assertFault(client, StreamErrorType.STREAM_ERROR_EXECUTION);
    assertTrue(error.getAvailableNodeTypesList().contains("VAD"));
  }

  @Test
  void drainGivesTheTailAndSaysWhy() throws Exception {
    StreamClient client = open(Manifests.RESAMPLE);
    client.chunk(0, Audio.tone(44_100, 4_410, 440)).next();
    CompletableFuture<Boolean> clean = CompletableFuture.supplyAsync(() -> running.server.drain());
    ChunkResult tail = client.next().getResult();
    assertTrue(tail.containsAudioOutputs("resample"));
    assertClosed(client, "server_shutdown");
    running.channel.shutdown();
    assertTrue(clean.get());
  }
}
