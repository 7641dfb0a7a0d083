package io.remotemedia.spi;

/**
 * One node of one execution. The package documentation describes its life.
 *
 * <p>Exclusive per instance: never two calls at once. Not tied to a thread: successive calls may
 * come from different workers.
 */
public interface Node extends AutoCloseable {
  /**
   * Builds what the node needs: tables, work buffers, references to shared data. Called exactly
   * once, before anything else. A failure ends the execution; {@code close} is called all the same.
   *
   * @param context what the host lends to the node until {@code close}
   * @throws NodeException when the node cannot work
   */
  @CalledIn(thread = ThreadRole.WORKER, states = NodeState.CREATED)
  void open(NodeContext context) throws NodeException;

  /**
   * Takes one chunk, not the last, and emits what is determined by now. Called once for every
   * chunk, also when the nodes before it had nothing for this chunk: the input is then empty. Work
   * longer than 10 ms checks {@link NodeContext#checkCancelled} at least that often. A failure ends
   * the execution.
   *
   * @param input the signals of this chunk, valid during this call
   * @param output takes what the node emits, valid during this call
   * @return what the call came to
   * @throws NodeException when the chunk cannot be processed
   */
  @CalledIn(
      thread = ThreadRole.WORKER,
      states = {NodeState.OPEN, NodeState.PROCESSING})
  NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException;

  /**
   * Takes the last chunk, which may be empty, and emits everything that is still inside. Called at
   * most once, after all {@code process} calls; the whole buffer of a unary execution arrives here.
   *
   * @param input the signals of the last chunk, valid during this call
   * @param output takes what the node emits, valid during this call
   * @return {@link NodeOutcome#DONE}; other answers are taken as such
   * @throws NodeException when the chunk cannot be processed
   */
  @CalledIn(
      thread = ThreadRole.WORKER,
      states = {NodeState.OPEN, NodeState.PROCESSING})
  NodeOutcome flush(NodeInput input, NodeOutput output) throws NodeException;

  /**
   * Forgets everything that was heard: afterwards the node behaves like one just opened. What is
   * still inside is dropped.
   */
  @CalledIn(
      thread = ThreadRole.WORKER,
      states = {NodeState.OPEN, NodeState.PROCESSING, NodeState.DRAINED})
  void reset();

  /**
   * Gives everything back. Called exactly once, whatever ended the execution, from any state but
   * {@link NodeState#CLOSED}. A failure is logged and changes nothing.
   */
  @Override
  @CalledIn(
      thread = ThreadRole.WORKER,
      states = {NodeState.CREATED, NodeState.OPEN, NodeState.PROCESSING, NodeState.DRAINED})
  void close();
}
