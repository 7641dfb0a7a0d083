package io.remotemedia.spi;

import java.util.List;
import java.util.Objects;

/**
 * Everything that determines a node: the same setup gives nodes that behave the same.
 *
 * @param <P> the parameter record
 * @param parameters the node's parameters, validated, defaults applied
 * @param inputs the audio format of each incoming connection that carries audio, in the order of
 *     the manifest; one element for audio that comes from the client; empty when no audio arrives
 * @param plan what {@link NodeFactory#plan} answered for these parameters and inputs
 * @param audioConsumed whether anybody takes the audio that the node emits: a connected node, or
 *     the client because no connected node consumes it
 * @param terminal whether no connected node follows
 */
public record NodeSetup<P extends Record>(
    P parameters,
    List<AudioFormat> inputs,
    NodePlan plan,
    boolean audioConsumed,
    boolean terminal) {
  /** Copies the list of formats. */
  public NodeSetup {
    Objects.requireNonNull(parameters, "parameters");
    inputs = List.copyOf(inputs);
    Objects.requireNonNull(plan, "plan");
  }
}
