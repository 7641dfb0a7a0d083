package io.remotemedia.server.grpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.remotemedia.protocol.v1.AudioBuffer;
import io.remotemedia.protocol.v1.AudioFormat;
import io.remotemedia.protocol.v1.ExecuteRequest;
import io.remotemedia.protocol.v1.NodeManifest;
import io.remotemedia.protocol.v1.PipelineManifest;
import io.remotemedia.protocol.v1.ResourceLimits;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestSplitterTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private ExecuteRequest request() {
    ExecuteRequest.Builder request =
        ExecuteRequest.newBuilder()
            .setClientVersion(random.nextBoolean() ? "v1" : "")
            .setManifest(
                PipelineManifest.newBuilder()
                    .addNodes(NodeManifest.newBuilder().setId("n").setParams("{\"a\":1}")))
            .setResourceLimits(ResourceLimits.newBuilder().setMaxTimeoutMs(random.nextLong()))
            .putDataInputs("data", "[1,2]");
    for (int i = random.nextInt(4); i > 0; i--) {
      byte[] samples = new byte[random.nextInt(3) * random.nextInt(5_000)];
      random.nextBytes(samples);
      request.putAudioInputs(
          i == 1 ? "" : "nöde-" + i,
          AudioBuffer.newBuilder()
              .setSamples(ByteString.copyFrom(samples))
              .setChannels(random.nextInt())
              .setFormat(AudioFormat.AUDIO_FORMAT_I16)
              .setNumSamples(random.nextLong())
              .build());
    }
    return request.build();
  }

  /** As the transport delivers it: cut anywhere. */
  private List<ByteBuffer> cut(byte[] bytes) {
    List<ByteBuffer> parts = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(bytes.length - at, 1 + random.nextInt(1 + random.nextInt(4_000)));
      ByteBuffer part =
          random.nextBoolean() ? ByteBuffer.allocateDirect(length) : ByteBuffer.allocate(length);
      parts.add(part.put(bytes, at, length).flip());
      at += length;
    }
    return parts;
  }

  private static ExecuteRequest joined(RequestSplitter.Split split)
      throws InvalidProtocolBufferException {
    ExecuteRequest.Builder joined = ExecuteRequest.parseFrom(split.message()).toBuilder();
    for (Map.Entry<String, AudioBuffer> audio : joined.getAudioInputsMap().entrySet()) {
      byte[] samples = new byte[split.samples().get(audio.getKey()).size()];
      split.samples().get(audio.getKey()).copyTo(MemorySegment.ofArray(samples));
      joined.putAudioInputs(
          audio.getKey(),
          audio.getValue().toBuilder().setSamples(ByteString.copyFrom(samples)).build());
    }
    return joined.build();
  }

  @Test
  void bothHalvesTogetherAreTheRequestHoweverItIsCut() throws Exception {
    for (int i = 0; i < 500; i++) {
      ExecuteRequest request = request();
      byte[] bytes = request.toByteArray();
      RequestSplitter.Split split = RequestSplitter.split(cut(bytes), bytes.length).orElseThrow();
      assertEquals(request, joined(split), "seed " + seed);
      assertTrue(
          ExecuteRequest.parseFrom(split.message()).getAudioInputsMap().values().stream()
              .allMatch(audio -> audio.getSamples().isEmpty()));
    }
  }

  @Test
  void brokenBytesAreLeftToProtobufAndWhatIsTakenApartMeansTheSame() throws Exception {
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = request().toByteArray();
      for (int flips = 1 + random.nextInt(3); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(Math.min(bytes.length, 200))] = (byte) random.nextInt();
      }
      bytes =
          random.nextInt(4) == 0
              ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))
              : bytes;
      Optional<RequestSplitter.Split> split = RequestSplitter.split(cut(bytes), bytes.length);
      ExecuteRequest direct = parsed(bytes);
      if (split.isPresent() && direct != null) {
        assertEquals(direct, joined(split.get()), "seed " + seed);
      } else if (split.isPresent()) {
        // Refused by protobuf as a whole: refused in halves, too, or harmless.
        parsed(split.get().message());
      }
    }
  }

  @Test
  void samplesAreViewsOfTheReceivedBytes() {
    byte[] samples = new byte[10_000];
    random.nextBytes(samples);
    byte[] bytes =
        ExecuteRequest.newBuilder()
            .putAudioInputs(
                "n", AudioBuffer.newBuilder().setSamples(ByteString.copyFrom(samples)).build())
            .build()
            .toByteArray();
    SampleBytes taken =
        RequestSplitter.split(List.of(ByteBuffer.wrap(bytes)), bytes.length)
            .orElseThrow()
            .samples()
            .get("n");
    bytes[bytes.length - 1] ^= 1;
    byte[] seen = new byte[samples.length];
    taken.copyTo(MemorySegment.ofArray(seen));
    samples[samples.length - 1] ^= 1;
    assertArrayEquals(samples, seen);
  }

  private static ExecuteRequest parsed(byte[] bytes) {
    try {
      return ExecuteRequest.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }
}
