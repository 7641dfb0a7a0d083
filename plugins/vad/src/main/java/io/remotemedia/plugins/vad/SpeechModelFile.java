package io.remotemedia.plugins.vad;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the weights of a {@link SpeechModel}: comment lines start with {@code #}; for each layer
 * stands a line {@code layer INPUTS UNITS}, then for each unit a line with its bias and a weight
 * for every input.
 */
final class SpeechModelFile {
  private static final String NAME = "speech-model.txt";

  private SpeechModelFile() {}

  /** The model that comes with the plugin. */
  static SpeechModelWeights shipped() {
    return Shipped.WEIGHTS;
  }

  /**
   * Reads a model.
   *
   * @param lines the text
   * @throws IOException when it cannot be read or says something else than a model of these
   *     features
   */
  static SpeechModelWeights read(BufferedReader lines) throws IOException {
    List<SpeechModelWeights.Layer> layers = new ArrayList<>();
    int inputs = FeatureContext.INPUTS;
    for (String line = next(lines); line != null; line = next(lines)) {
      String[] words = line.split(" ");
      if (words.length != 3 || !words[0].equals("layer") || number(words[1]) != inputs) {
        throw new IOException("'%s' is no layer with %d inputs".formatted(line, inputs));
      }
      int units = (int) number(words[2]);
      layers.add(layer(lines, inputs, units));
      inputs = units;
    }
    if (layers.isEmpty() || inputs != 1) {
      throw new IOException("the last layer has %d units, not 1".formatted(inputs));
    }
    return new SpeechModelWeights(List.copyOf(layers));
  }

  private static SpeechModelWeights.Layer layer(BufferedReader lines, int inputs, int units)
      throws IOException {
    int padded = Math.ceilDiv(units, Kernels.MOST_LANES) * Kernels.MOST_LANES;
    float[] weights = new float[inputs * padded];
    float[] bias = new float[padded];
    for (int unit = 0; unit < units; unit++) {
      String line = next(lines);
      String[] words = line == null ? new String[0] : line.split(" ");
      if (words.length != inputs + 1) {
        throw new IOException(
            "unit %d has %d numbers, not %d".formatted(unit, words.length, inputs + 1));
      }
      bias[unit] = number(words[0]);
      for (int i = 0; i < inputs; i++) {
        weights[i * padded + unit] = number(words[i + 1]);
      }
    }
    return new SpeechModelWeights.Layer(units, weights, bias);
  }

  private static String next(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && (line.isBlank() || line.startsWith("#"))) {
      line = lines.readLine();
    }
    return line;
  }

  private static float number(String word) throws IOException {
    try {
      float value = Float.parseFloat(word);
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new IOException("'%s' is no finite number".formatted(word));
  }

  /** Read once, when first used. */
  private static final class Shipped {
    private static final SpeechModelWeights WEIGHTS = load();

    private static SpeechModelWeights load() {
      try (InputStream in = SpeechModelFile.class.getResourceAsStream(NAME)) {
        return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
