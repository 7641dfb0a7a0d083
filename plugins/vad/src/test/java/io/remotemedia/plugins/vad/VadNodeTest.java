package io.remotemedia.plugins.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.testkit.NodeHarness;
import io.remotemedia.testkit.NodeLaws;
import io.remotemedia.testkit.NodeRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the node promises about decisions, chunks and the audio that it passes on. */
class VadNodeTest {
  private static final AudioFormat MONO_16K = Recording.MONO;

  private static VadParameters adaptive() {
    return new VadParameters(null, 30, null, false, 0.6, 0.4, 60, 120, 0, 0, false);
  }

  private static VadParameters energy() {
    return new VadParameters(null, 10, 0.1, false, 0.6, 0.4, 60, 120, 0, 0, false);
  }

  private static NodeHarness<VadParameters> harness(VadParameters parameters) {
    return NodeHarness.of(new VadFactory(), parameters);
  }

  private static AudioBuffer words(double gain) {
    return Recording.mono(Recording.scaled(Recording.words(), gain), Recording.RATE);
  }

  private static Map<?, ?> report(Object value) {
    return (Map<?, ?>) value;
  }

  /** Adds up reports: lists one after the other, whether and how surely there was speech. */
  private static Object sum(List<Object> reports) {
    List<Object> segments = new ArrayList<>();
    List<Object> events = new ArrayList<>();
    boolean speech = false;
    for (Object value : reports) {
      segments.addAll((List<?>) report(value).get("segments"));
      events.addAll((List<?>) report(value).get("events"));
      speech |= (Boolean) report(value).get("has_speech");
    }
    return List.of(segments, events, speech);
  }

  private static Object data(NodeRun run, int index) {
    return run.data().get(index);
  }

  private static List<?> segments(NodeRun run) {
    return (List<?>) report(run.data().getFirst()).get("segments");
  }

  /** A block of sound from 300 to 700 ms in silence. */
  private static AudioBuffer block() {
    float[] samples = new float[16_000];
    for (int i = 4_800; i < 11_200; i++) {
      samples[i] = (float) (0.5 * Math.sin(i * 0.2));
    }
    return AudioBuffer.of(MONO_16K, samples);
  }

  @Test
  void energyMethodFollowsTheFramesExactly() throws Exception {
    NodeRun run = harness(energy()).run(block());
    assertEquals(1, run.data().size());
    assertEquals(List.of(Map.of("start_ms", 300L, "end_ms", 700L)), segments(run));
    assertEquals(true, report(run.data().getFirst()).get("has_speech"));
  }

  @Test
  void adaptiveMethodFindsWordsInTheRecording() throws Exception {
    NodeRun run = harness(adaptive()).run(words(1));
    assertTrue(segments(run).size() >= 2, () -> "segments " + segments(run));
  }

  @Test
  void silenceAndStationaryNoiseHaveNoSpeechAfterAdaptation() throws Exception {
    NodeRun silence = harness(adaptive()).run(AudioBuffer.of(MONO_16K, new float[32_000]));
    assertEquals(List.of(), segments(silence));
    long seed = 71;
    NodeRun noise =
        harness(adaptive()).run(NodeLaws.noise(MONO_16K, 80_000, new SplittableRandom(seed)));
    for (Object segment : segments(noise)) {
      long end = ((Number) report(segment).get("end_ms")).longValue();
      assertTrue(end <= 1_500, () -> "seed %d: %s".formatted(seed, segments(noise)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anySplitGivesTheSameReportsAndAudio(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int[] rates = {8_000, 11_025, 16_000, 44_100, 48_000};
    AudioFormat format =
        new AudioFormat(
            rates[random.nextInt(rates.length)],
            1 + random.nextInt(3),
            SampleFormat.values()[random.nextInt(3)]);
    AudioBuffer noise = NodeLaws.noise(format, format.sampleRate(), random);
    VadParameters parameters = seed % 2 == 0 ? adaptive() : energy();
    NodeLaws.chunkInvariance(harness(parameters), noise, seed, VadNodeTest::sum);
    NodeLaws.chunkInvariance(harness(adaptive()), words(1), seed, VadNodeTest::sum);
  }

  @Test
  void tellsTheProbabilityOfEveryFrameWhenAsked() throws Exception {
    VadParameters parameters =
        new VadParameters(null, 20, null, false, 0.6, 0.4, 60, 120, 0, 0, true);
    AudioBuffer audio = words(1);
    Map<?, ?> whole = (Map<?, ?>) report(data(harness(parameters).run(audio), 0)).get("frames");
    List<?> probabilities = (List<?>) whole.get("probabilities");
    assertEquals(0L, whole.get("start_ms"));
    assertEquals(20, whole.get("duration_ms"));
    assertEquals(Math.ceilDiv(audio.frames(), 320), probabilities.size());
    List<Object> joined = new ArrayList<>();
    for (Object value :
        harness(parameters).run(NodeHarness.split(audio, new SplittableRandom(5))).data()) {
      Map<?, ?> frames = (Map<?, ?>) report(value).get("frames");
      assertEquals(joined.size() * 20L, frames.get("start_ms"));
      joined.addAll((List<?>) frames.get("probabilities"));
    }
    assertEquals(probabilities, joined);
  }

  @Test
  void saysNothingAboutFramesUnlessAsked() throws Exception {
    assertEquals(
        List.of("has_speech", "confidence", "segments", "events"),
        List.copyOf(report(data(harness(adaptive()).run(words(1)), 0)).keySet()));
  }

  @Test
  void passesAudioOnUnchanged() throws Exception {
    AudioBuffer audio = block();
    NodeRun run = harness(adaptive()).run(audio);
    assertEquals(-1, audio.segment().mismatch(run.audio().segment()));
  }

  @Test
  void returnsOnlyDataAsLastNode() throws Exception {
    assertNull(harness(adaptive()).asLastNode().run(block()).audio());
  }

  @Test
  void reportsForEveryChunkEvenAnEmptyOne() throws Exception {
    AudioBuffer empty = AudioBuffer.empty(MONO_16K);
    NodeRun run = harness(adaptive()).run(List.of(empty, block(), empty));
    assertTrue(run.data().size() >= 3);
  }

  @Test
  void notANumberDoesNotPoisonWhatFollows() throws Exception {
    float[] samples = new float[48_000];
    samples[10] = Float.NaN;
    samples[11] = Float.POSITIVE_INFINITY;
    block().copyFloats(0, samples, 32_000, 16_000);
    NodeRun run = harness(energy()).run(AudioBuffer.of(MONO_16K, samples));
    assertEquals(List.of(Map.of("start_ms", 2_300L, "end_ms", 2_700L)), segments(run));
  }

  @Test
  void jarHasItsExtensionIndex() throws Exception {
    Path index = Path.of("target", "classes", "META-INF", "extensions.idx");
    assertTrue(Files.readString(index).contains(VadFactory.class.getName()));
  }
}
