package io.remotemedia.benchmarks.vad;

import io.remotemedia.benchmarks.vad.corpus.Background;
import io.remotemedia.benchmarks.vad.corpus.Part;
import io.remotemedia.benchmarks.vad.corpus.SceneMaker;
import io.remotemedia.plugins.vad.ModelTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the tuning material and fits the model of the node type VAD to it. */
@Command(
    name = "train-vad",
    description = {
      "Fits the model of the node type VAD to material that it makes, and writes the file that the",
      "plugin ships. Needs espeak-ng and pocketsphinx-testdata."
    },
    mixinStandardHelpOptions = true)
public final class TrainVadCommand implements Callable<Integer> {
  private static final int SECONDS = 20;

  /** Most scenes arrive at 16 kHz; the others keep the model from relying on one rate. */
  private static final int[] RATES = {16_000, 16_000, 16_000, 8_000, 44_100, 11_025};

  @Spec private CommandSpec spec;

  @Option(names = "--seed", defaultValue = "1", description = "Draws everything. Default: 1.")
  private long seed;

  @Option(names = "--scenes", defaultValue = "900", description = "Scenes of 20 s. Default: 900.")
  private int scenes;

  @Option(names = "--epochs", defaultValue = "12", description = "Default: 12.")
  private int epochs;

  @Option(
      names = "--out",
      defaultValue = "benchmarks/target/speech-model.txt",
      description = "The file to write. Default: ${DEFAULT-VALUE}.")
  private Path file;

  /** Creates the command. */
  public TrainVadCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    SceneMaker maker;
    try {
      maker = new SceneMaker(Part.TUNING, seed, scenes);
    } catch (IOException e) {
      out.println("No corpus: " + e.getMessage());
      return 2;
    }
    if (maker.recordings() == 0) {
      out.println("pocketsphinx-testdata is not installed: apt-get install pocketsphinx-testdata");
      return 2;
    }
    ModelTraining training = new ModelTraining(seed);
    SplittableRandom random = new SplittableRandom(~seed);
    List<Background> kinds =
        List.of(Background.values()).stream().filter(k -> k.belongsTo(Part.TUNING)).toList();
    for (int i = 0; i < scenes; i++) {
      double snr = random.nextInt(8) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble(-4, 22);
      int rate = RATES[random.nextInt(RATES.length)];
      training.add(maker.make(kinds.get(i % kinds.size()), snr, i % 3 == 0, SECONDS), rate);
    }
    training.fit(epochs, out);
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (PrintWriter model =
        new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      model.println("# The weights of the network of the node type VAD, fitted to material of our");
      model.println("# own; no voice, text, recording or noise of it serves to measure accuracy:");
      model.printf(
          "# benchmarks/run train-vad --seed %d --scenes %d --epochs %d%n", seed, scenes, epochs);
      training.write(model);
    }
    out.println("Wrote " + file);
    return 0;
  }
}
