package io.remotemedia.core.plugin.internal.selftest;

import io.remotemedia.core.catalog.NodeType;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.StrictJson;
import io.remotemedia.core.schema.BindingException;
import io.remotemedia.core.schema.ParameterBinder;
import io.remotemedia.core.schema.Violation;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeExample;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import io.remotemedia.testkit.NodeHarness;
import io.remotemedia.testkit.NodeLaws;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One example of a node type: it works as written, and the laws of the SPI hold for it. */
final class ExampleTest<P extends Record> {
  private static final long[] SEEDS = {1, 2};
  private static final int MAX_FRAMES = 16_384;
  private static final int MILLIS = 250;

  private final NodeType type;
  private final NodeFactory<P> factory;
  private final NodeExample example;

  ExampleTest(NodeType type, NodeFactory<P> factory, NodeExample example) {
    this.type = type;
    this.factory = factory;
    this.example = example;
  }

  void run() throws BrokenExampleException, NodeException {
    P parameters = parameters();
    factory.check(parameters);
    AudioFormat input = example.input();
    if (input == null) {
      return;
    }
    if (!factory.accepts(parameters).contains(input)) {
      throw new BrokenExampleException("does not accept its own input " + input);
    }
    closesUnopened(parameters, input);
    NodeHarness<P> harness = NodeHarness.of(factory, parameters);
    harness.run(AudioBuffer.empty(input));
    int frames = Math.min(MAX_FRAMES, input.sampleRate() * MILLIS / 1000);
    for (long seed : SEEDS) {
      AudioBuffer noise = NodeLaws.noise(input, frames, new SplittableRandom(seed));
      // What data adds up to only the type's author knows; the audio must be the same bit for bit.
      NodeLaws.chunkInvariance(harness, noise, seed, data -> "");
    }
  }

  private P parameters() throws BrokenExampleException {
    ObjectNode given = json();
    List<Violation> violations = type.schema().violations(given);
    if (!violations.isEmpty()) {
      Violation first = violations.getFirst();
      throw new BrokenExampleException(
          "the parameters break their own schema: %s at \"%s\""
              .formatted(first.keyword(), first.pointer()));
    }
    try {
      return type.boundary()
          .call(
              () ->
                  ParameterBinder.bind(
                      type.schema().withDefaults(given), factory.parametersType()));
    } catch (BindingException e) {
      throw new BrokenExampleException("the parameters cannot be read: " + e.getMessage());
    }
  }

  private ObjectNode json() throws BrokenExampleException {
    try {
      JsonNode json = StrictJson.read(example.parameters());
      if (json instanceof ObjectNode object) {
        return object;
      }
      throw new BrokenExampleException("the parameters are no JSON object");
    } catch (JsonSyntaxException e) {
      throw new BrokenExampleException("the parameters are no JSON: " + e.getMessage());
    }
  }

  /** A node that was never opened is closed all the same. */
  private void closesUnopened(P parameters, AudioFormat input) throws NodeException {
    NodePlan plan = factory.plan(parameters, List.of(input));
    factory.create(new NodeSetup<>(parameters, List.of(input), plan, true, true)).close();
  }
}
