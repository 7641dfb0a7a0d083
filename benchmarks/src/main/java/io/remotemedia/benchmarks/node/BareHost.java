package io.remotemedia.benchmarks.node;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import java.util.List;

/**
 * Runs one node type without limits, budgets and metrics. Planned once, as the server does, which
 * caches plans; each run creates, opens, feeds and closes a node of its own.
 *
 * @param <P> the node's parameter record
 */
public final class BareHost<P extends Record> {
  private final NodeFactory<P> factory;
  private final NodeSetup<P> setup;

  /**
   * Plans the node.
   *
   * @param factory the node type
   * @param parameters its parameters
   * @param input format of the audio
   * @throws NodeException when the node refuses
   */
  public BareHost(NodeFactory<P> factory, P parameters, AudioFormat input) throws NodeException {
    NodePlan plan = factory.plan(parameters, List.of(input));
    this.factory = factory;
    this.setup = new NodeSetup<>(parameters, List.of(input), plan, true, true);
  }

  /**
   * The node's plan.
   *
   * @return the plan
   */
  public NodePlan plan() {
    return setup.plan();
  }

  /**
   * A unary execution: the whole audio in one call, on a new node.
   *
   * @param whole the audio
   * @return what the node emitted
   * @throws NodeException when the node fails
   */
  public BareOutput runWhole(AudioBuffer whole) throws NodeException {
    BareOutput output = new BareOutput();
    try (Node node = open()) {
      node.flush(new BareInput(whole), output);
    }
    return output;
  }

  /**
   * A stream: chunk after chunk, then an empty flush, on a new node.
   *
   * @param chunks the audio
   * @return what the node emitted
   * @throws NodeException when the node fails
   */
  public BareOutput runChunks(List<AudioBuffer> chunks) throws NodeException {
    BareOutput output = new BareOutput();
    try (Node node = open()) {
      for (AudioBuffer chunk : chunks) {
        node.process(new BareInput(chunk), output);
      }
      node.flush(new BareInput(AudioBuffer.empty(setup.inputs().getFirst())), output);
    }
    return output;
  }

  /**
   * Creates and opens a node; the caller drives and closes it.
   *
   * @return an open node
   * @throws NodeException when it cannot be opened
   */
  public Node open() throws NodeException {
    Node node = factory.create(setup);
    node.open(BareContext.INSTANCE);
    return node;
  }
}
