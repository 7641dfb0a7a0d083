package io.remotemedia.benchmarks.vad;

import io.remotemedia.benchmarks.foreign.NativeMissingException;
import io.remotemedia.benchmarks.vad.corpus.Background;
import io.remotemedia.benchmarks.vad.corpus.Part;
import io.remotemedia.benchmarks.vad.corpus.Scene;
import io.remotemedia.benchmarks.vad.corpus.SceneMaker;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well the node type VAD finds speech in noise, beside the detector of WebRTC. */
@Command(
    name = "vad-accuracy",
    description = {
      "Makes noisy speech and compares the node type VAD with the detector of WebRTC, frame by",
      "frame of 10 ms. Needs espeak-ng; uses pocketsphinx-testdata and libwebrtc-audio-processing",
      "where they are installed."
    },
    mixinStandardHelpOptions = true)
public final class VadAccuracyCommand implements Callable<Integer> {
  private static final int SECONDS = 30;
  private static final int SENTENCES = 150;
  private static final double[] SNRS = {20, 15, 10, 5, 0};
  private static final double GOAL = 0.80;

  @Spec private CommandSpec spec;

  @Option(names = "--seed", defaultValue = "1001", description = "Draws everything. Default: 1001.")
  private long seed;

  @Option(
      names = "--scenes",
      defaultValue = "4",
      description = "Scenes of 30 s for every noise and ratio; every second one is recorded.")
  private int scenes;

  @Option(names = "--part", defaultValue = "TEST", description = "TEST (default) or TUNING.")
  private Part part;

  @Option(
      names = "--picture",
      defaultValue = "benchmarks/target/vad-roc.png",
      description = "Where the picture of the ROC goes. Default: ${DEFAULT-VALUE}.")
  private Path picture;

  /** Creates the command. */
  public VadAccuracyCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    SceneMaker maker;
    try {
      maker = new SceneMaker(part, seed, SENTENCES);
    } catch (IOException e) {
      out.println("No corpus: " + e.getMessage());
      return 2;
    }
    out.printf(
        "Part %s, seed %d: %d sentences of synthetic voices, %d recordings%s%n",
        part,
        seed,
        maker.voices(),
        maker.recordings(),
        maker.recordings() == 0 ? " (pocketsphinx-testdata is not installed)" : "");
    AccuracyReport report = new AccuracyReport(SNRS);
    ProductDetector product = new ProductDetector();
    WebRtcDetector webRtc = webRtc(out);
    for (Background background : Background.values()) {
      if (background.belongsTo(part)) {
        for (double snr : SNRS) {
          measure(maker, background, snr, product, webRtc, report);
        }
      }
    }
    measure(maker, Background.WHITE, Double.POSITIVE_INFINITY, product, webRtc, report);
    report.print(out, webRtc != null);
    RocPicture.write(picture, report, webRtc != null);
    out.println("ROC: " + picture);
    return report.noisy().product().balancedAccuracy() >= GOAL ? 0 : 1;
  }

  private static WebRtcDetector webRtc(PrintWriter out) {
    try {
      return WebRtcDetector.load();
    } catch (NativeMissingException e) {
      out.println("Left out: the detector of WebRTC, " + e.getMessage());
      return null;
    }
  }

  private void measure(
      SceneMaker maker,
      Background background,
      double snr,
      ProductDetector product,
      WebRtcDetector webRtc,
      AccuracyReport report)
      throws Exception {
    for (int i = 0; i < scenes; i++) {
      Scene scene = maker.make(background, snr, i % 2 == 1, SECONDS);
      report.addProduct(scene, product.detect(scene));
      for (int mode = 0; webRtc != null && mode < WebRtcDetector.MODES; mode++) {
        report.addWebRtc(scene, mode, webRtc.detect(mode, scene));
      }
    }
  }
}
