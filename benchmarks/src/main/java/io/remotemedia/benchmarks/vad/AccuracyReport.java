package io.remotemedia.benchmarks.vad;

import io.remotemedia.benchmarks.vad.corpus.Background;
import io.remotemedia.benchmarks.vad.corpus.Part;
import io.remotemedia.benchmarks.vad.corpus.Scene;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up scores by noise, ratio and kind of speech, and prints them. */
final class AccuracyReport {
  private static final String LINE = "%-26s %8s %6s %6s   %8s %6s %6s%n";

  private final Map<String, Scores> cells = new LinkedHashMap<>();
  private final Map<String, Scores> sums = new LinkedHashMap<>();
  private final Scores noisy = new Scores();
  private final Scores clean = new Scores();

  AccuracyReport(double[] ratios) {
    for (double ratio : ratios) {
      sums.put("all at " + decibels(ratio), new Scores());
    }
    for (String name : List.of("kinds of the tuning", "kinds unseen in tuning")) {
      sums.put(name, new Scores());
    }
    sums.put("synthetic voices", new Scores());
    sums.put("recorded people", new Scores());
  }

  void addProduct(Scene scene, Detection detection) {
    each(scene, scores -> scores.product().add(scene.active(), detection));
  }

  void addWebRtc(Scene scene, int mode, Detection detection) {
    each(scene, scores -> scores.webRtc(mode).add(scene.active(), detection));
  }

  /** All scenes with noise. */
  Scores noisy() {
    return noisy;
  }

  private void each(Scene scene, Consumer<Scores> add) {
    if (scene.clean()) {
      add.accept(clean);
      return;
    }
    String name = scene.background().name().toLowerCase(Locale.ROOT);
    add.accept(cells.computeIfAbsent(name + " " + decibels(scene.snrDb()), key -> new Scores()));
    add.accept(sums.get("all at " + decibels(scene.snrDb())));
    boolean tuned = scene.background().belongsTo(Part.TUNING);
    add.accept(sums.get(tuned ? "kinds of the tuning" : "kinds unseen in tuning"));
    add.accept(sums.get(scene.recorded() ? "recorded people" : "synthetic voices"));
    add.accept(sums.computeIfAbsent("all " + kind(scene.background()), key -> new Scores()));
    add.accept(noisy);
  }

  private static String kind(Background background) {
    return background.name().toLowerCase(Locale.ROOT);
  }

  private static String decibels(double ratio) {
    return "%.0f dB".formatted(ratio);
  }

  /** The mode of the other detector with the best balanced accuracy over all noisy scenes. */
  int bestMode() {
    int best = 0;
    for (int mode = 1; mode < WebRtcDetector.MODES; mode++) {
      if (noisy.webRtc(mode).balancedAccuracy() > noisy.webRtc(best).balancedAccuracy()) {
        best = mode;
      }
    }
    return best;
  }

  void print(PrintWriter out, boolean webRtc) {
    out.println();
    out.printf(LINE, "", "VAD", "", "", webRtc ? "WebRTC " + bestMode() : "", "", "");
    String[] names = webRtc ? new String[] {"balanced", "F1", "AUC"} : new String[] {"", "", ""};
    out.printf(LINE, "", "balanced", "F1", "AUC", names[0], names[1], names[2]);
    cells.forEach((name, scores) -> print(out, name, scores, webRtc));
    out.println();
    sums.forEach((name, scores) -> print(out, name, scores, webRtc));
    out.println();
    print(out, "clean", clean, webRtc);
    print(out, "all noises, 20 to 0 dB", noisy, webRtc);
    out.println();
    for (int mode = 0; webRtc && mode < WebRtcDetector.MODES; mode++) {
      out.printf(
          Locale.ROOT,
          "WebRTC mode %d: balanced %.3f noisy, %.3f clean%n",
          mode,
          noisy.webRtc(mode).balancedAccuracy(),
          clean.webRtc(mode).balancedAccuracy());
    }
  }

  private void print(PrintWriter out, String name, Scores scores, boolean webRtc) {
    Score product = scores.product();
    if (!product.hasProbabilities()) {
      return;
    }
    Score other = scores.webRtc(bestMode());
    out.printf(
        LINE,
        name,
        digits(product.balancedAccuracy()),
        digits(product.f1()),
        digits(Score.area(product.curve())),
        webRtc ? digits(other.balancedAccuracy()) : "",
        webRtc ? digits(other.f1()) : "",
        webRtc ? digits(scores.webRtcArea()) : "");
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
