package io.remotemedia.benchmarks.resample;

import io.remotemedia.benchmarks.compare.Rounds;
import io.remotemedia.plugins.resample.Quality;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** K1 to K3: our resampler beside soxr, libsamplerate, libswresample and speexdsp. */
@Command(
    name = "compare-resample",
    mixinStandardHelpOptions = true,
    description = {
      "Times AudioResample beside soxr and other libraries, in turn in one process (K1 to K3).",
      "All sides: one channel of 32 bit float, one shot with set-up. Our filter tables are cached,",
      "as they are in a server after its first request; 'soxr*' is soxr with its set-up excluded.",
      "Exit code 1 when a goal is missed."
    })
public final class CompareResampleCommand implements Callable<Integer> {
  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Draws noise, level and exact lengths. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--rounds",
      defaultValue = "300",
      description = "Timed rounds per case. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "MS",
      defaultValue = "700",
      description =
          "Each contender warms up until it gets no faster for so long. Default: ${DEFAULT-VALUE}")
  private long warmUpMillis;

  @Option(
      names = "--random",
      paramLabel = "N",
      defaultValue = "3",
      description = "Further cases with rates drawn from the seed. Default: ${DEFAULT-VALUE}")
  private int randomCases;

  @Option(
      names = "--case",
      paramLabel = "IN:OUT:SECONDS:QUALITY",
      description = "Only this case, such as 44100:16000:1:high. May be repeated.")
  private List<String> wanted = new ArrayList<>();

  @Option(names = "--soxr-only", description = "Leaves the other libraries out.")
  private boolean soxrOnly;

  @Spec private CommandSpec spec;

  CompareResampleCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Peers peers = new Peers(out);
    SplittableRandom random = new SplittableRandom(seed);
    ComparisonTable table = new ComparisonTable(out);
    table.printHead(seed, rounds);
    for (ResampleCase one : cases(random)) {
      try (ResampleContest contest = new ResampleContest(one, peers, soxrOnly, random.split())) {
        table.print(one, new Rounds(warmUpMillis, rounds).time(contest.contenders()));
      }
    }
    return table.printVerdict() ? 0 : 1;
  }

  private List<ResampleCase> cases(SplittableRandom random) {
    if (!wanted.isEmpty()) {
      return wanted.stream().map(this::parse).toList();
    }
    List<ResampleCase> cases = new ArrayList<>();
    cases.add(goal("K1", 44_100, 16_000, about(1, random), Quality.HIGH, 0.9));
    cases.add(goal("K2", 44_100, 16_000, about(1, random), Quality.VERY_HIGH, 0.6));
    int[][] rates = {{48_000, 16_000}, {16_000, 48_000}, {8_000, 16_000}, {44_100, 48_000}};
    for (int[] pair : rates) {
      cases.add(goal("K3", pair[0], pair[1], about(1, random), Quality.HIGH, 1.0));
    }
    cases.add(goal("K3", 44_100, 16_000, about(10, random), Quality.HIGH, 1.0));
    for (int[] pair : rates) {
      cases.add(goal("K3", pair[0], pair[1], about(10, random), Quality.HIGH, 1.0));
    }
    for (int i = 0; i < randomCases; i++) {
      cases.add(
          ResampleCase.withoutGoal(
              rate(random), rate(random), random.nextDouble(0.5, 3), Quality.HIGH));
    }
    return cases;
  }

  private static ResampleCase goal(
      String id, int in, int out, double seconds, Quality quality, double limit) {
    return new ResampleCase(id, in, out, seconds, quality, limit);
  }

  /** Within 3 percent, so that no length is ever tuned to. */
  private static double about(double seconds, SplittableRandom random) {
    return seconds * random.nextDouble(0.97, 1.03);
  }

  private static int rate(SplittableRandom random) {
    return (int) (8_000 * Math.pow(12, random.nextDouble()));
  }

  private ResampleCase parse(String text) {
    String[] parts = text.split(":");
    return ResampleCase.withoutGoal(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Double.parseDouble(parts[2]),
        Quality.valueOf(parts[3].toUpperCase(java.util.Locale.ROOT)));
  }
}
