package io.remotemedia.plugins.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.SampleFormat;
import io.remotemedia.testkit.NodeHarness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adaptive method promises about speech, on a recording of words. */
class AdaptiveMethodTest {
  private static final int STEP_MILLIS = 10;

  private static VadParameters defaults() {
    return new VadParameters(null, 30, null, false, 0.6, 0.4, 60, 120, 0, 0, false);
  }

  private static NodeHarness<VadParameters> harness() {
    return NodeHarness.of(new VadFactory(), defaults());
  }

  /** The decision for every 10 ms. */
  private static boolean[] decisions(AudioBuffer audio) throws Exception {
    boolean[] speech = new boolean[(int) (100L * audio.frames() / audio.format().sampleRate())];
    for (Map<?, ?> segment : segments(List.of(harness().run(audio).data().getFirst()))) {
      int end = (int) Math.min(speech.length, millis(segment, "end_ms") / STEP_MILLIS);
      Arrays.fill(speech, (int) millis(segment, "start_ms") / STEP_MILLIS, end, true);
    }
    return speech;
  }

  private static List<Map<?, ?>> segments(List<Object> values) {
    List<Map<?, ?>> all = new ArrayList<>();
    for (Object value : values) {
      for (Object segment : (List<?>) ((Map<?, ?>) value).get("segments")) {
        all.add((Map<?, ?>) segment);
      }
    }
    return all;
  }

  private static long millis(Map<?, ?> map, String key) {
    return ((Number) map.get(key)).longValue();
  }

  private static double agreement(boolean[] one, boolean[] other) {
    int length = Math.min(one.length, other.length);
    int same = 0;
    for (int i = 0; i < length; i++) {
      same += one[i] == other[i] ? 1 : 0;
    }
    return (double) same / length;
  }

  /** Active where the clean recording is within 28 dB of its loud parts, gaps of 150 ms filled. */
  private static boolean[] labels() {
    float[] words = Recording.words();
    int step = Recording.RATE / 100;
    double[] power = new double[words.length / step];
    for (int i = 0; i < power.length * step; i++) {
      power[i / step] += words[i] * words[i];
    }
    double loud = Arrays.stream(power).sorted().toArray()[(int) (0.95 * power.length)];
    boolean[] active = new boolean[power.length];
    int silent = 0;
    for (int i = 0; i < power.length; i++) {
      active[i] = power[i] > loud * Math.pow(10, -2.8);
      if (active[i] && silent <= 15 && silent < i) {
        Arrays.fill(active, i - silent, i, true);
      }
      silent = active[i] ? 0 : silent + 1;
    }
    return active;
  }

  private static double balancedAccuracy(boolean[] speech) {
    boolean[] active = labels();
    double[] right = new double[2];
    double[] all = new double[2];
    for (int i = 0; i < Math.min(speech.length, active.length); i++) {
      int kind = active[i] ? 1 : 0;
      all[kind]++;
      right[kind] += speech[i] == active[i] ? 1 : 0;
    }
    return (right[0] / all[0] + right[1] / all[1]) / 2;
  }

  @ParameterizedTest
  @CsvSource({"40, 0.90", "20, 0.88", "10, 0.85", "5, 0.82", "0, 0.75"})
  void findsTheWordsInWhiteNoise(double snrDb, double atLeast) throws Exception {
    for (long seed = 1; seed <= 3; seed++) {
      float[] samples = Recording.noisyWords(snrDb, seed);
      double accuracy = balancedAccuracy(decisions(Recording.mono(samples, Recording.RATE)));
      assertTrue(accuracy >= atLeast, "seed %d: balanced accuracy %f".formatted(seed, accuracy));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theLevelChangesNothingWithin30Decibels(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = Recording.noisyWords(random.nextDouble(0, 30), seed);
    boolean[] reference = decisions(Recording.mono(samples, Recording.RATE));
    for (double decibels = -30; decibels <= 0; decibels += random.nextDouble(3, 9)) {
      float[] scaled = Recording.scaled(samples, Math.pow(10, decibels / 20));
      double same = agreement(reference, decisions(Recording.mono(scaled, Recording.RATE)));
      assertTrue(same > 0.995, "seed %d, %f dB: %f".formatted(seed, decibels, same));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 12_000, 22_050, 24_000, 32_000, 44_100, 48_000})
  void everyRateFindsTheSameWords(int rate) throws Exception {
    float[] samples = Recording.noisyWords(15, 1);
    boolean[] reference = decisions(Recording.mono(samples, Recording.RATE));
    boolean[] other = decisions(Recording.mono(Recording.atRate(samples, rate), rate));
    double same = agreement(reference, other);
    assertTrue(same > 0.93, rate + " Hz: " + same);
  }

  @ParameterizedTest
  @CsvSource({"2, F32", "3, I16", "6, I32", "64, F32"})
  void equalChannelsAreHeardAsOne(int channels, SampleFormat sampleFormat) throws Exception {
    float[] samples = Recording.noisyWords(15, 1);
    AudioFormat format = new AudioFormat(Recording.RATE, channels, sampleFormat);
    io.remotemedia.spi.WritableAudioBuffer audio =
        new io.remotemedia.spi.WritableAudioBuffer(format, samples.length);
    for (int channel = 0; channel < channels; channel++) {
      audio.writeFloats(channel, 0, samples.length, samples, 0);
    }
    boolean[] reference = decisions(Recording.mono(samples, Recording.RATE));
    double same = agreement(reference, decisions(audio.freeze()));
    assertTrue(same > 0.995, channels + " channels: " + same);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 30})
  void eventsArriveWithinTheDeclaredLatency(int frameMillis) throws Exception {
    VadParameters parameters =
        new VadParameters(null, frameMillis, null, false, 0.6, 0.4, 60, 120, 30, 20, false);
    NodeHarness<VadParameters> harness = NodeHarness.of(new VadFactory(), parameters);
    AudioBuffer audio = Recording.mono(Recording.noisyWords(20, 1), Recording.RATE);
    long latency = harness.plan(audio.format()).latencyFrames() * 1000L / Recording.RATE;
    List<AudioBuffer> chunks = new ArrayList<>();
    for (int at = 0; at < audio.frames(); at += 160) {
      chunks.add(audio.slice(at, Math.min(160, audio.frames() - at)));
    }
    List<Object> values = harness.run(chunks).data();
    int events = 0;
    for (int chunk = 0; chunk < values.size(); chunk++) {
      for (Object event : (List<?>) ((Map<?, ?>) values.get(chunk)).get("events")) {
        long at = millis((Map<?, ?>) event, "at_ms");
        long heard = (chunk + 1L) * STEP_MILLIS;
        assertTrue(heard - at <= latency + STEP_MILLIS, event + " told at " + heard);
        events++;
      }
    }
    assertEquals(2 * segments(values).size(), events);
    assertTrue(events > 0);
  }

  @Test
  void chunksAllocateLittleMoreThanTheirReport() throws Exception {
    AudioBuffer second = AudioBuffer.of(Recording.MONO, new float[1_600]);
    List<AudioBuffer> few = java.util.Collections.nCopies(200, second);
    List<AudioBuffer> many = java.util.Collections.nCopies(1_200, second);
    // Vectors are objects until the compiler has seen enough of them.
    double perChunk = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 100 && perChunk >= 1_000; attempt++) {
      perChunk = (allocated(many) - allocated(few)) / 1_000.0;
    }
    // The data value, the harness's own input and output: no buffer, no table.
    assertTrue(perChunk < 1_000, perChunk + " bytes per chunk");
  }

  private static long allocated(List<AudioBuffer> chunks) throws Exception {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    harness().asLastNode().run(chunks);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 79, 80, 159, 161, 399, 480, 1_000})
  void audioShorterThanAWindowIsAnsweredToo(int frames) throws Exception {
    AudioBuffer audio = AudioBuffer.of(Recording.MONO, new float[frames]);
    Map<?, ?> value = (Map<?, ?>) harness().run(audio).data().getFirst();
    assertEquals(false, value.get("has_speech"));
  }
}
