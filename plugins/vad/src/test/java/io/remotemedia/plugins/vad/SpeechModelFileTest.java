package io.remotemedia.plugins.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class SpeechModelFileTest {
  private static final int INPUTS = FeatureContext.INPUTS;

  @Test
  void theShippedModelFitsTheFeatures() {
    SpeechModelWeights weights = SpeechModelFile.shipped();
    assertEquals(INPUTS, weights.layers().getFirst().inputs());
    assertEquals(1, weights.layers().getLast().units());
  }

  @Test
  void theOutputIsTheLogisticFunctionOfTheSum() throws IOException {
    SpeechModelWeights weights = read("# one unit\nlayer %d 1\n0.5%s\n", " 0.25");
    float[] inputs = new float[INPUTS];
    inputs[3] = 2;
    double probability = new SpeechModel(KernelChoice.fastest(), weights).probability(inputs);
    assertEquals(1 / (1 + Math.exp(-1)), probability, 1e-7);
  }

  @Test
  void anotherNumberOfInputsIsRefused() {
    assertRefused("layer 3 1\n", "'layer 3 1' is no layer with %d inputs".formatted(INPUTS));
  }

  @Test
  void aUnitWithTooFewNumbersIsRefused() {
    assertRefused(
        "layer %d 1\n1 2 3\n".formatted(INPUTS),
        "unit 0 has 3 numbers, not %d".formatted(INPUTS + 1));
  }

  @Test
  void whatIsNoFiniteNumberIsRefused() {
    IOException refusal = assertThrows(IOException.class, () -> read("layer %d 1\nNaN%s\n", " 1"));
    assertEquals("'NaN' is no finite number", refusal.getMessage());
  }

  @Test
  void aModelThatDoesNotEndInOneUnitIsRefused() {
    assertRefused("# nothing\n", "the last layer has %d units, not 1".formatted(INPUTS));
  }

  @Test
  void theModelSaysHowItWasMade() throws IOException {
    try (var in = SpeechModelFile.class.getResourceAsStream("speech-model.txt")) {
      String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertTrue(text.contains("benchmarks/run train-vad --seed"), text.substring(0, 200));
    }
  }

  private static SpeechModelWeights read(String text, String weight) throws IOException {
    return SpeechModelFile.read(
        new BufferedReader(new StringReader(text.formatted(INPUTS, weight.repeat(INPUTS)))));
  }

  private static void assertRefused(String text, String message) {
    IOException refusal =
        assertThrows(
            IOException.class,
            () -> SpeechModelFile.read(new BufferedReader(new StringReader(text))));
    assertEquals(message, refusal.getMessage());
  }
}
