package io.remotemedia.benchmarks.convert;

import io.remotemedia.benchmarks.compare.Contender;
import io.remotemedia.benchmarks.compare.Rounds;
import io.remotemedia.benchmarks.compare.Timing;
import io.remotemedia.benchmarks.node.BareHost;
import io.remotemedia.plugins.formatconvert.AudioFormatConverterFactory;
import io.remotemedia.plugins.formatconvert.AudioFormatConverterParameters;
import io.remotemedia.plugins.formatconvert.Dither;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** K5: the format converter beside copying the same bytes. */
@Command(
    name = "compare-convert",
    mixinStandardHelpOptions = true,
    description = {
      "Times AudioFormatConverter beside a copy that reads and writes as many bytes in all, into a",
      "new buffer that is got the same way (K5), in turn in one process. Mixing and dither have no",
      "goal and are shown for their cost. Exit code 1 when the goal is missed."
    })
public final class CompareConvertCommand implements Callable<Integer> {
  private static final double GOAL = 1.5;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Draws lengths and samples. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--rounds",
      defaultValue = "2000",
      description = "Timed rounds per case. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "MS",
      defaultValue = "700",
      description = "Warm-up of each contender in a case. Default: ${DEFAULT-VALUE}")
  private long warmUpMillis;

  /** Creates the command. */
  public CompareConvertCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("seed %d, %d rounds; median microseconds%n", seed, rounds);
    SplittableRandom random = new SplittableRandom(seed);
    boolean met = true;
    for (int seconds : new int[] {1, 10}) {
      AudioFormat format = new AudioFormat(48_000, seconds == 1 ? 1 : 2, SampleFormat.F32);
      int frames = (int) (seconds * format.sampleRate() * random.nextDouble(0.97, 1.03));
      for (SampleFormat from : SampleFormat.values()) {
        for (SampleFormat to : SampleFormat.values()) {
          if (from != to) {
            met &= compare(format.withSampleFormat(from), frames, plain(to), true, out);
          }
        }
      }
      met &= compare(format, frames, with(SampleFormat.I16, null, Dither.TPDF), false, out);
      met &= compare(format, frames, with(SampleFormat.I16, null, Dither.SHAPED), false, out);
      met &= compare(format.withChannels(2), frames, with(null, 1, Dither.NONE), false, out);
      met &= compare(format.withChannels(6), frames, with(null, 2, Dither.NONE), false, out);
    }
    return met ? 0 : 1;
  }

  private static AudioFormatConverterParameters plain(SampleFormat to) {
    return with(to, null, Dither.NONE);
  }

  private static AudioFormatConverterParameters with(
      SampleFormat to, Integer channels, Dither dither) {
    return new AudioFormatConverterParameters(to, channels, null, dither, 1);
  }

  private boolean compare(
      AudioFormat format,
      int frames,
      AudioFormatConverterParameters parameters,
      boolean goal,
      PrintWriter out)
      throws Exception {
    AudioBuffer input = Sounds.noise(format, frames, new SplittableRandom(seed));
    BareHost<AudioFormatConverterParameters> host = host(format, parameters);
    AudioBuffer output = host.runWhole(input).audio();
    AudioBuffer copied = Sounds.bytes((input.byteSize() + output.byteSize()) / 2);
    List<Timing> timings =
        new Rounds(warmUpMillis, rounds)
            .time(
                List.of(
                    new Contender("convert", () -> host.runWhole(input)),
                    new Contender("copy", () -> Sounds.copy(copied))));
    double ratio = timings.get(0).medianMicros() / timings.get(1).medianMicros();
    boolean met = !goal || ratio <= GOAL;
    out.printf(
        Locale.ROOT,
        "%-44s %9.1f   copy %8.1f   %5.2f x%s%n",
        "%s to %s%s".formatted(describe(input), describe(output), dither(parameters)),
        timings.get(0).medianMicros(),
        timings.get(1).medianMicros(),
        ratio,
        goal ? (met ? "" : "   MISSED, goal %.1f".formatted(GOAL)) : "   no goal");
    out.flush();
    return met;
  }

  private static BareHost<AudioFormatConverterParameters> host(
      AudioFormat format, AudioFormatConverterParameters parameters) throws NodeException {
    return new BareHost<>(new AudioFormatConverterFactory(), parameters, format);
  }

  private static String describe(AudioBuffer audio) {
    return "%d x %d %s"
        .formatted(audio.frames(), audio.format().channels(), audio.format().sampleFormat());
  }

  private static String dither(AudioFormatConverterParameters parameters) {
    return parameters.dither() == Dither.NONE
        ? ""
        : ", " + parameters.dither().name().toLowerCase(Locale.ROOT);
  }
}
