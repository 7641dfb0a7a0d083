package io.remotemedia.testkit;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.Node;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeFactory;
import io.remotemedia.spi.NodePlan;
import io.remotemedia.spi.NodeSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/**
 * Drives one node type with fixed parameters through its life, as the host does.
 *
 * @param <P> the node's parameter record
 */
public final class NodeHarness<P extends Record> {
  private final NodeFactory<P> factory;
  private final P parameters;
  private final boolean terminal;
  private final AtomicBoolean cancelled = new AtomicBoolean();

  private NodeHarness(NodeFactory<P> factory, P parameters, boolean terminal) {
    this.factory = factory;
    this.parameters = parameters;
    this.terminal = terminal;
  }

  /**
   * A harness for a node whose output goes to a connected node.
   *
   * @param <P> the node's parameter record
   * @param factory the node type
   * @param parameters its parameters
   * @return the harness
   */
  public static <P extends Record> NodeHarness<P> of(NodeFactory<P> factory, P parameters) {
    return new NodeHarness<>(factory, parameters, false);
  }

  /**
   * The same node as the last one of its graph.
   *
   * @return the harness
   */
  public NodeHarness<P> asLastNode() {
    return new NodeHarness<>(factory, parameters, true);
  }

  /** Cancels what runs now and what will run. */
  public void cancel() {
    cancelled.set(true);
  }

  /**
   * Plans the node.
   *
   * @param input format of its input
   * @return the plan
   * @throws NodeException when the node refuses
   */
  public NodePlan plan(AudioFormat input) throws NodeException {
    return factory.plan(parameters, List.of(input));
  }

  /**
   * Runs the node on a whole buffer, as a unary execution does.
   *
   * @param whole the audio
   * @return what came out
   * @throws NodeException when the node fails
   */
  public NodeRun run(AudioBuffer whole) throws NodeException {
    try (Node node = create(whole.format())) {
      HarnessContext context = new HarnessContext(cancelled);
      node.open(context);
      return drive(node, context, whole.format(), List.of(), whole);
    }
  }

  /**
   * Runs the node on chunks, as a stream does: the flush gets an empty buffer.
   *
   * @param chunks the audio, at least one chunk, all of one format
   * @return what came out
   * @throws NodeException when the node fails
   */
  public NodeRun run(List<AudioBuffer> chunks) throws NodeException {
    AudioFormat format = chunks.getFirst().format();
    try (Node node = create(format)) {
      HarnessContext context = new HarnessContext(cancelled);
      node.open(context);
      return drive(node, context, format, chunks, AudioBuffer.empty(format));
    }
  }

  /**
   * Feeds a node something, resets it, then runs it on chunks.
   *
   * @param before what it hears before the reset
   * @param chunks the audio after it
   * @return what came out after the reset
   * @throws NodeException when the node fails
   */
  public NodeRun runAfterReset(AudioBuffer before, List<AudioBuffer> chunks) throws NodeException {
    AudioFormat format = before.format();
    try (Node node = create(format)) {
      HarnessContext context = new HarnessContext(cancelled);
      node.open(context);
      NodePlan plan = plan(format);
      node.process(
          new HarnessInput(before, List.of(), false), new HarnessOutput(plan, before.frames()));
      node.reset();
      context.metrics().clear();
      return drive(node, context, format, chunks, AudioBuffer.empty(format));
    }
  }

  /**
   * Splits a buffer at random places into chunks; some have no frames, some one.
   *
   * @param whole the audio
   * @param random source of the places
   * @return chunks that join to {@code whole}, at least one
   */
  public static List<AudioBuffer> split(AudioBuffer whole, RandomGenerator random) {
    int typical = 1 + random.nextInt(Math.max(1, whole.frames() / (1 + random.nextInt(8))));
    List<AudioBuffer> chunks = new ArrayList<>();
    int at = 0;
    while (at < whole.frames()) {
      int wish =
          switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> 1;
            default -> random.nextInt(typical + 1);
          };
      int count = Math.min(wish, whole.frames() - at);
      chunks.add(whole.slice(at, count));
      at += count;
    }
    if (chunks.isEmpty()) {
      chunks.add(whole);
    }
    return chunks;
  }

  private Node create(AudioFormat format) throws NodeException {
    return factory.create(
        new NodeSetup<>(parameters, List.of(format), plan(format), true, terminal));
  }

  private NodeRun drive(
      Node node,
      HarnessContext context,
      AudioFormat format,
      List<AudioBuffer> chunks,
      AudioBuffer last)
      throws NodeException {
    NodePlan plan = plan(format);
    List<AudioBuffer> perCall = new ArrayList<>();
    List<Object> data = new ArrayList<>();
    for (AudioBuffer chunk : chunks) {
      HarnessOutput output = new HarnessOutput(plan, chunk.frames());
      node.process(new HarnessInput(chunk, List.of(), false), output);
      perCall.add(output.audio());
      data.addAll(output.data());
    }
    HarnessOutput output = new HarnessOutput(plan, last.frames());
    node.flush(new HarnessInput(last, List.of(), false), output);
    perCall.add(output.audio());
    data.addAll(output.data());
    List<AudioBuffer> emitted = perCall.stream().filter(buffer -> buffer != null).toList();
    AudioBuffer audio = emitted.isEmpty() ? null : AudioBuffer.concat(emitted);
    return new NodeRun(audio, perCall, data, context.metrics());
  }
}
