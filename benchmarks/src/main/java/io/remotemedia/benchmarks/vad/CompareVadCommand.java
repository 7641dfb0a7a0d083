package io.remotemedia.benchmarks.vad;

import io.remotemedia.benchmarks.compare.Contender;
import io.remotemedia.benchmarks.compare.Rounds;
import io.remotemedia.benchmarks.compare.Timing;
import io.remotemedia.benchmarks.foreign.NativeMissingException;
import io.remotemedia.benchmarks.node.BareHost;
import io.remotemedia.plugins.vad.VadFactory;
import io.remotemedia.plugins.vad.VadParameters;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import java.io.PrintWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** K6: the time of the adaptive method beside that of the detector of WebRTC. */
@Command(
    name = "compare-vad",
    mixinStandardHelpOptions = true,
    description = {
      "Times the adaptive method of VAD beside the detector of WebRTC (mode 3) on the same 16 bit",
      "samples, in turn in one process (K6). A new node and a new detector for every run. The goal",
      "is set for 16 kHz and frames of 10 ms, in which both decide at their finest.",
      "Exit code 1 when the goal is missed."
    })
public final class CompareVadCommand implements Callable<Integer> {
  private static final double GOAL = 1.5;
  private static final int GOAL_RATE = 16_000;
  private static final int CHUNK_MILLIS = 100;
  private static final int[] WEB_RTC_FRAMES = {30, 20, 10};

  @Spec private CommandSpec spec;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Draws length and sound. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--rounds",
      defaultValue = "300",
      description = "Timed rounds per case. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "MS",
      defaultValue = "2000",
      description = "Warm-up of each contender in a case. Default: ${DEFAULT-VALUE}")
  private long warmUpMillis;

  @Option(
      names = "--rates",
      split = ",",
      paramLabel = "HZ",
      defaultValue = "16000,8000,48000",
      description = "Sample rates. Default: ${DEFAULT-VALUE}")
  private int[] rates;

  /** Creates the command. */
  public CompareVadCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    WebRtcDetector webRtc = webRtc(out);
    out.printf("seed %d, %d rounds; median microseconds per second of audio%n", seed, rounds);
    boolean met = true;
    for (int rate : rates) {
      met &= compare(rate, webRtc, out);
    }
    return met ? 0 : 1;
  }

  private static WebRtcDetector webRtc(PrintWriter out) {
    try {
      return WebRtcDetector.load();
    } catch (NativeMissingException e) {
      out.println("Left out: the detector of WebRTC, " + e.getMessage());
      return null;
    }
  }

  private boolean compare(int rate, WebRtcDetector webRtc, PrintWriter out) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    double seconds = random.nextDouble(9.7, 10.3);
    AudioFormat format = new AudioFormat(rate, 1, SampleFormat.I16);
    AudioBuffer audio = AudioBuffer.of(format, sound((int) (seconds * rate), rate, random));
    try (Arena arena = Arena.ofConfined()) {
      List<Contender> contenders = new ArrayList<>(product(audio));
      if (webRtc != null) {
        contenders.addAll(others(webRtc, audio, arena));
      }
      List<Timing> timings = new Rounds(warmUpMillis, rounds).time(contenders);
      double unit = audio.frames() / (double) rate;
      timings.forEach(t -> print(out, rate, t, unit));
      return webRtc == null || verdict(rate, timings, out);
    }
  }

  private static void print(PrintWriter out, int rate, Timing timing, double seconds) {
    out.printf(
        Locale.ROOT,
        "%6d Hz  %-28s %8.1f   (10th percentile %.1f)%n",
        rate,
        timing.name(),
        timing.medianMicros() / seconds,
        timing.quantileMicros(0.1) / seconds);
  }

  /** Against frames of 10 ms, the resolution of both; the longer ones are shown beside them. */
  private static boolean verdict(int rate, List<Timing> timings, PrintWriter out) {
    double whole = timings.get(0).medianMicros();
    double chunks = timings.get(1).medianMicros();
    double longest = timings.get(2).medianMicros();
    double shortest = timings.getLast().medianMicros();
    boolean met = rate != GOAL_RATE || whole <= GOAL * shortest;
    out.printf(
        Locale.ROOT,
        "%6d Hz  of WebRTC in frames of 10 ms: whole %.2f x, chunks %.2f x%s%n",
        rate,
        whole / shortest,
        chunks / shortest,
        rate == GOAL_RATE ? "; goal %.1f x: %s".formatted(GOAL, met ? "met" : "MISSED") : "");
    out.printf(
        Locale.ROOT,
        "%6d Hz  of WebRTC in frames of 30 ms: whole %.2f x, chunks %.2f x%n%n",
        rate,
        whole / longest,
        chunks / longest);
    return met;
  }

  private static List<Contender> product(AudioBuffer audio) throws NodeException {
    BareHost<VadParameters> host =
        new BareHost<>(new VadFactory(), ProductDetector.defaults(30, false), audio.format());
    int chunk = audio.format().sampleRate() * CHUNK_MILLIS / 1000;
    List<AudioBuffer> chunks = new ArrayList<>();
    for (int at = 0; at < audio.frames(); at += chunk) {
      chunks.add(audio.slice(at, Math.min(chunk, audio.frames() - at)));
    }
    return List.of(
        new Contender("VAD, whole", () -> host.runWhole(audio)),
        new Contender("VAD, chunks of 100 ms", () -> host.runChunks(chunks)));
  }

  private static List<Contender> others(WebRtcDetector webRtc, AudioBuffer audio, Arena arena) {
    int rate = audio.format().sampleRate();
    float[] samples = new float[audio.frames()];
    audio.copyFloats(0, samples, 0, samples.length);
    MemorySegment heard = WebRtcDetector.audio(arena, samples);
    MemorySegment decisions = arena.allocate(samples.length);
    List<Contender> contenders = new ArrayList<>();
    for (int millis : WEB_RTC_FRAMES) {
      int frame = rate / 1000 * millis;
      contenders.add(
          new Contender(
              "WebRTC, frames of %d ms".formatted(millis),
              () -> webRtc.run(3, rate, frame, heard, samples.length, decisions)));
    }
    return contenders;
  }

  /** Noise with bursts of a voice-like buzz: what is computed does not depend on the words. */
  private static short[] sound(int length, int rate, SplittableRandom random) {
    short[] samples = new short[length];
    double pitch = random.nextDouble(90, 250);
    for (int i = 0; i < length; i++) {
      double t = i / (double) rate;
      double buzz = Math.sin(7 * t) > 0 ? Math.pow(Math.sin(Math.PI * pitch * t), 20) : 0;
      samples[i] = (short) (6000 * buzz * Math.sin(4400 * t) + random.nextDouble(-900, 900));
    }
    return samples;
  }
}
