package io.remotemedia.spi;

import java.util.List;
import org.pf4j.ExtensionPoint;

/**
 * The extension point: one implementation per node type. A factory describes, plans and creates; it
 * holds no state of an execution and may be shared by any number of them.
 *
 * <p>An implementation is public, has a public constructor without arguments that neither throws
 * nor does I/O, and carries {@code @org.pf4j.Extension}.
 *
 * @param <P> the record that the parameters are bound to. Component names are the parameter names
 *     in camel case ({@code targetSampleRate} for {@code target_sample_rate}). Components may be
 *     {@code boolean}, {@code int}, {@code long}, {@code float}, {@code double} or their boxes,
 *     {@code String}, an enum (matched without regard to case), another record, a {@code List} or
 *     an array of these, or {@code Object} for a parameter of several types, which receives the
 *     plain JSON value. A parameter that is absent and has no default gives {@code null} (boxed) or
 *     zero (primitive)
 */
public interface NodeFactory<P extends Record> extends ExtensionPoint {
  /**
   * Describes the node type. Called when the plugin is judged and at any time after; always the
   * same answer. A failure makes the plugin unusable.
   *
   * @return the descriptor
   */
  @CalledIn(thread = ThreadRole.ANY)
  NodeDescriptor descriptor();

  /**
   * Names the record that the parameters are bound to.
   *
   * @return the class of the record
   */
  @CalledIn(thread = ThreadRole.ANY)
  Class<P> parametersType();

  /**
   * Narrows what the node takes, for given parameters. Asked while a manifest is checked, before
   * any audio is there.
   *
   * @param parameters the bound parameters
   * @return the audio formats that the node takes; the default is the descriptor's
   */
  @CalledIn(thread = ThreadRole.ANY)
  default AudioFormatSet accepts(P parameters) {
    return descriptor().audioInput();
  }

  /**
   * Says what the node can emit when its input is known only as a set of formats. Must contain the
   * output of {@link #plan} for every input format in the set.
   *
   * @param parameters the bound parameters
   * @param input what may arrive, already narrowed to {@link #accepts}
   * @return the audio formats that may leave; the default is {@code input}
   */
  @CalledIn(thread = ThreadRole.ANY)
  default AudioFormatSet emits(P parameters, AudioFormatSet input) {
    return input;
  }

  /**
   * Checks the parameters beyond what their schema can say (relations between parameters, for
   * example).
   *
   * @param parameters the bound parameters
   * @throws NodeException with {@link NodeErrorCode#INVALID_PARAMETER} when they cannot work with
   *     any input
   */
  @CalledIn(thread = ThreadRole.ANY)
  default void check(P parameters) throws NodeException {}

  /**
   * Plans a node: output format, latency, memory and bound of output. Called once for each
   * combination of parameters and formats, before any node is created; the answer is cached.
   *
   * @param parameters the bound parameters
   * @param inputs the audio format of each input, in the order of the connections; one element for
   *     audio from the client; empty when the node takes no audio
   * @return the plan
   * @throws NodeException with {@link NodeErrorCode#UNSUPPORTED_FORMAT} or {@link
   *     NodeErrorCode#INVALID_PARAMETER} when the node cannot work with them; the manifest is then
   *     refused with this message
   */
  @CalledIn(thread = ThreadRole.ANY)
  NodePlan plan(P parameters, List<AudioFormat> inputs) throws NodeException;

  /**
   * Creates a node for one execution. Cheap: allocation of work buffers and tables belongs in
   * {@link Node#open}.
   *
   * @param setup parameters, formats and plan
   * @return a new node, used by one execution only
   * @throws NodeException when the node cannot be created; the execution then fails
   */
  @CalledIn(thread = ThreadRole.WORKER)
  Node create(NodeSetup<P> setup) throws NodeException;
}
