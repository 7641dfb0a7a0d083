package io.remotemedia.benchmarks.resample;

import io.remotemedia.plugins.resample.Quality;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** K4, and the quality side of K1 and K2. */
@Command(
    name = "quality-resample",
    mixinStandardHelpOptions = true,
    description = {
      "Measures pass band, transition, stop band, noise, distortion, delay and length of AudioResample",
      "and of soxr by the same code (K4), and draws responses and sweeps as PNG.",
      "Exit code 1 when K4 does not hold."
    })
public final class QualityResampleCommand implements Callable<Integer> {
  private static final int[][] RATES = {
    {44_100, 16_000},
    {48_000, 16_000},
    {16_000, 48_000},
    {8_000, 16_000},
    {44_100, 48_000},
    {44_100, 44_101},
    {192_000, 44_100}
  };

  @Option(
      names = "--pictures",
      paramLabel = "FOLDER",
      description = "Where the PNG files go; no pictures without it.")
  private Path pictures;

  @Option(
      names = "--rates",
      paramLabel = "IN:OUT",
      description = "Only this pair of rates. May be repeated.")
  private List<String> wanted = new ArrayList<>();

  @Spec private CommandSpec spec;

  QualityResampleCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Peers peers = new Peers(out);
    printHead(out);
    boolean good = true;
    for (int[] rates : rates()) {
      good &= measure(out, peers, rates[0], rates[1]);
    }
    out.println(good ? "K4 holds for every pair of rates." : "K4 does not hold.");
    out.flush();
    return good ? 0 : 1;
  }

  private List<int[]> rates() {
    if (wanted.isEmpty()) {
      return List.of(RATES);
    }
    return wanted.stream()
        .map(text -> text.split(":"))
        .map(parts -> new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])})
        .toList();
  }

  private boolean measure(PrintWriter out, Peers peers, int in, int to) throws Exception {
    List<Converter> converters = new ArrayList<>();
    for (Quality quality : Quality.values()) {
      converters.add(new OurConverter(in, to, quality));
    }
    if (peers.has("soxr")) {
      converters.add(new NativeConverter("soxr HQ", peers.get("soxr"), in, to, 4));
      converters.add(new NativeConverter("soxr VHQ", peers.get("soxr"), in, to, 6));
    }
    List<QualityReport> reports = new ArrayList<>();
    for (Converter converter : converters) {
      reports.add(new QualityMeter(converter).measure());
      print(out, converter, reports.getLast());
    }
    if (peers.has("soxr")) {
      printComparison(out, reports);
    }
    if (pictures != null) {
      draw(in, to, converters);
    }
    out.println();
    return reports.get(Quality.HIGH.ordinal()).meetsHigh();
  }

  private static void printHead(PrintWriter out) {
    out.println(
        "ripple: to 0.91 of the lower Nyquist frequency, dB. flat to: 0.01 dB edge; -3 dB at: both as"
            + " parts of it.");
    out.println(
        "alias: strongest alias or image, dB; rest: all that is left of such a tone, noise included,"
            + " dB.");
    out.println("delay: largest over the pass band, output frames. length: error in frames.");
    out.println();
    out.printf(
        "%-15s %-15s %9s %7s %8s %7s %7s %7s %7s %9s %6s%n",
        "rates",
        "resampler",
        "ripple",
        "flat to",
        "-3 dB at",
        "alias",
        "rest",
        "SNR",
        "THD",
        "delay",
        "length");
    out.flush();
  }

  private static void print(PrintWriter out, Converter converter, QualityReport report) {
    out.printf(
        Locale.ROOT,
        "%6d->%-7d %-15s %9.5f %7.4f %8.4f %7.1f %7.1f %7.1f %7.1f %9.6f %6d%n",
        converter.in(),
        converter.out(),
        converter.name(),
        report.ripple(),
        report.flatTo(),
        report.halfPowerAt(),
        report.alias(),
        report.rest(),
        report.signalToNoise(),
        report.distortion(),
        report.delay(),
        report.lengthError());
    out.flush();
  }

  private static void printComparison(PrintWriter out, List<QualityReport> reports) {
    QualityReport high = reports.get(Quality.HIGH.ordinal());
    QualityReport veryHigh = reports.get(Quality.VERY_HIGH.ordinal());
    int peers = Quality.values().length;
    out.printf(
        "  pass and stop band no worse than soxr's: high %s, very_high %s%n",
        high.noWorseThan(reports.get(peers)) ? "yes" : "NO",
        veryHigh.noWorseThan(reports.get(peers + 1)) ? "yes" : "NO");
  }

  private void draw(int in, int to, List<Converter> converters) throws Exception {
    Files.createDirectories(pictures);
    String rates = in + "-" + to;
    ResponsePicture.draw(converters, pictures.resolve("response-" + rates + ".png"));
    for (Converter converter : converters) {
      String name = converter.name().replace(' ', '-').toLowerCase(Locale.ROOT);
      SweepPicture.draw(converter, pictures.resolve("sweep-" + rates + "-" + name + ".png"));
    }
  }
}
