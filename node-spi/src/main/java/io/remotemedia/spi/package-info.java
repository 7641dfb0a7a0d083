/**
 * The whole API that a node plugin sees.
 *
 * <h2>Writing a node</h2>
 *
 * A plugin is a jar (or zip) with PF4J entries in its manifest and one class per node type that
 * implements {@link io.remotemedia.spi.NodeFactory} and carries {@code @org.pf4j.Extension}. The
 * build must run the annotation processor {@code org.pf4j.processor.ExtensionAnnotationProcessor},
 * which writes the index of extensions; without it the plugin contributes nothing and the host
 * refuses it. The plugin depends on {@code node-spi}, {@code pf4j} and {@code slf4j-api} in scope
 * {@code provided}: the host serves these packages, and a copy inside the jar is refused.
 *
 * <p>The manifest entries are {@code Plugin-Id}, {@code Plugin-Version} and {@code
 * Plugin-Requires}: the range of SPI versions ({@link io.remotemedia.spi.SpiVersion}) that the
 * plugin works with, with an upper bound, for example {@code >=1.0.0 & <2.0.0}.
 *
 * <p>A complete node that multiplies audio by a factor:
 *
 * {@snippet lang=java :
 * @Extension
 * public final class GainFactory implements NodeFactory<GainFactory.Parameters> {
 *   public record Parameters(double factor) {}
 *
 *   private static final NodeDescriptor DESCRIPTOR =
 *       NodeDescriptor.of("Gain", "1.0.0", "Multiplies every sample by a factor.")
 *           .parameterSchema("Gain.schema.json") // a resource beside this class
 *           .takes(SignalKind.AUDIO)
 *           .emits(SignalKind.AUDIO)
 *           .audioInput(AudioFormatSet.any().withSampleFormats(Set.of(SampleFormat.F32)))
 *           .build();
 *
 *   @Override public NodeDescriptor descriptor() { return DESCRIPTOR; }
 *   @Override public Class<Parameters> parametersType() { return Parameters.class; }
 *   @Override public NodePlan plan(Parameters parameters, List<AudioFormat> inputs) {
 *     return NodePlan.sameFormat(inputs.getFirst());
 *   }
 *   @Override public Node create(NodeSetup<Parameters> setup) {
 *     return new Gain((float) setup.parameters().factor());
 *   }
 * }
 *
 * final class Gain implements Node {
 *   private final float factor;
 *   private NodeContext context;
 *
 *   Gain(float factor) { this.factor = factor; }
 *
 *   @Override public void open(NodeContext context) { this.context = context; }
 *
 *   @Override public NodeOutcome process(NodeInput input, NodeOutput output) throws NodeException {
 *     AudioBuffer in = input.audio();
 *     if (in.frames() == 0) {
 *       return NodeOutcome.NEED_MORE;
 *     }
 *     WritableAudioBuffer out = context.allocate(in.format(), in.frames());
 *     in.copyFloats(0, out.floats(), 0, in.sampleCount());
 *     for (int i = 0; i < out.floats().length; i++) {
 *       out.floats()[i] *= factor;
 *     }
 *     output.emit(out.freeze());
 *     return NodeOutcome.PRODUCED;
 *   }
 *
 *   @Override public NodeOutcome flush(NodeInput input, NodeOutput output) throws NodeException {
 *     process(input, output); // the last chunk; this node keeps no tail
 *     return NodeOutcome.DONE;
 *   }
 *
 *   @Override public void reset() {}
 *   @Override public void close() {}
 * }
 * }
 *
 * <h2>The life of a node</h2>
 *
 * <ol>
 *   <li>{@link io.remotemedia.spi.NodeState#CREATED}: {@link io.remotemedia.spi.NodeFactory#create}
 *       returned. Nothing is allocated yet.
 *   <li>{@link io.remotemedia.spi.NodeState#OPEN}: {@link io.remotemedia.spi.Node#open} returned.
 *       Tables are built, work buffers allocated.
 *   <li>{@link io.remotemedia.spi.NodeState#PROCESSING}: the first {@link
 *       io.remotemedia.spi.Node#process} was called. It is called once for every chunk.
 *   <li>{@link io.remotemedia.spi.NodeState#DRAINED}: {@link io.remotemedia.spi.Node#flush} was
 *       called with the last chunk, or the node answered {@link
 *       io.remotemedia.spi.NodeOutcome#DONE}. {@link io.remotemedia.spi.Node#reset} leads back to
 *       {@code OPEN}.
 *   <li>{@link io.remotemedia.spi.NodeState#CLOSED}: {@link io.remotemedia.spi.Node#close} was
 *       called. It is called exactly once for every node that was created, from whatever state,
 *       even when {@code open} or {@code process} failed.
 * </ol>
 *
 * A whole buffer is one chunk, so a unary execution is {@code open}, {@code flush}, {@code close}.
 * A stream of n chunks is {@code open}, n times {@code process}, one {@code flush} with an empty
 * input (or with the tail of the nodes before it), {@code close}.
 *
 * <h2>Threads</h2>
 *
 * Every method carries {@link io.remotemedia.spi.CalledIn}, which says on which kind of thread
 * ({@link io.remotemedia.spi.ThreadRole}) and in which states it is called. A node belongs to one
 * execution and is never called by two threads at once, but successive calls may come from
 * different threads (with a happens-before edge between them): keep no {@code ThreadLocal} state.
 * Factories are shared: their methods are called by any number of threads at once.
 *
 * <h2>The law: chunk invariance</h2>
 *
 * Any split of the input into chunks gives the same output as the whole buffer: audio bit for bit
 * on one machine, in total; data by what it adds up to. A chunk may have any number of frames from
 * 0 up. A node that is called with an empty input has nothing to add, and answers all the same, so
 * that its successors never wait.
 *
 * <h2>Failure</h2>
 *
 * A node fails by throwing {@link io.remotemedia.spi.NodeException} with a code from {@link
 * io.remotemedia.spi.NodeErrorCode}. Anything else that escapes is taken as {@link
 * io.remotemedia.spi.NodeErrorCode#INTERNAL}. A failure ends the execution, never the server; the
 * message reaches the client, the stack trace does not.
 */
package io.remotemedia.spi;
