package io.remotemedia.core.execution;

import io.remotemedia.core.diagnostic.Fault;
import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One run of a graph: its nodes inline in topological order, each called once for every chunk after
 * all its inputs are settled. Used by one worker at a time.
 *
 * <p>A chunk concerns the nodes downstream of the source that it is for. A node whose input formats
 * are not all known yet (another source was not heard) is called once they are; what it missed is
 * kept until then.
 */
final class PipelineRun implements AutoCloseable {
  private final PipelinePlan plan;
  private final RunScope scope;
  private final PlanUse use;
  private final NodeRunner[] runners;
  private final UnsettledInputs unsettled;
  private final int[] audioConsumers;

  /** When a worker was given up: it, and the thread that answers for it. */
  private final AtomicInteger arrivals = new AtomicInteger();

  /**
   * Holds the plugins of the plan until {@link #close}.
   *
   * @throws io.remotemedia.core.catalog.PluginClosedException when one of them is unloaded
   */
  PipelineRun(PipelinePlan plan, RunScope scope) {
    this.plan = plan;
    this.scope = scope;
    this.use = PlanUse.of(plan);
    int size = plan.nodes().size();
    this.runners = new NodeRunner[size];
    this.audioConsumers = new int[size];
    this.unsettled = new UnsettledInputs(size);
    for (PlannedNode node : plan.nodes()) {
      runners[node.index()] = new NodeRunner(node, scope, this::letGo);
      node.audioInputs().forEach(input -> audioConsumers[input]++);
    }
  }

  /** Plans every node whose formats follow from those of the sources. */
  void plan(Map<String, AudioFormat> sources) throws PipelineException {
    for (NodeRunner runner : runners) {
      if (runner.plan() == null) {
        List<AudioFormat> formats = knownFormats(runner.planned(), sources);
        if (formats != null) {
          runner.plan(formats);
        }
      }
    }
  }

  private List<AudioFormat> knownFormats(PlannedNode node, Map<String, AudioFormat> sources) {
    if (node.isAudioSource()) {
      AudioFormat format = sources.get(node.id());
      return format == null ? null : List.of(format);
    }
    List<AudioFormat> formats = new ArrayList<>(node.audioInputs().size());
    for (int input : node.audioInputs()) {
      if (runners[input].plan() == null) {
        return null;
      }
      AudioFormat format = runners[input].plan().output();
      if (format != null) {
        formats.add(format);
      }
    }
    return formats;
  }

  /** The audio format that a planned node emits; null when it emits none. */
  AudioFormat output(PlannedNode node) {
    return runners[node.index()].plan().output();
  }

  /** The most frames that each node can emit for so many frames of one source, all planned. */
  long[] frameBounds(String sourceId, long sourceFrames) {
    long[] bounds = new long[runners.length];
    for (NodeRunner runner : runners) {
      PlannedNode node = runner.planned();
      long input = node.id().equals(sourceId) ? sourceFrames : 0;
      for (int from : node.audioInputs()) {
        input = Math.max(input, bounds[from]);
      }
      bounds[node.index()] = runner.plan().bound().frames(input);
    }
    return bounds;
  }

  /** Runs one chunk through the graph, inside a watch that the caller began. */
  PipelineOutputs run(
      Map<String, AudioBuffer> audio, Map<String, Object> data, boolean discontinuity, boolean last)
      throws PipelineException {
    long heldBefore = scope.budget().held();
    ChunkPass pass = new ChunkPass(audio, data, discontinuity, last);
    try {
      pass.run();
      return pass.outputs();
    } finally {
      scope.budget().release(Math.max(0, scope.budget().held() - heldBefore - pass.kept));
    }
  }

  /** The worker was given up inside a node. */
  void lost(Fault why) {
    for (NodeRunner runner : runners) {
      if (scope.watch().isLostIn(runner)) {
        runner.lost(why);
      }
    }
  }

  List<NodeResult> results() {
    List<NodeResult> results = new ArrayList<>(runners.length);
    for (NodeRunner runner : runners) {
      results.add(runner.result());
    }
    return results;
  }

  Map<String, NodeMetrics> nodeMetrics() {
    Map<String, NodeMetrics> metrics = LinkedHashMap.newLinkedHashMap(runners.length);
    for (NodeRunner runner : runners) {
      metrics.put(runner.planned().id(), runner.metrics());
    }
    return metrics;
  }

  /**
   * Closes every node that was created, then lets their plugins go: once the thread that may be
   * lost in one of them has come back.
   */
  @Override
  public void close() {
    for (NodeRunner runner : runners) {
      runner.close();
    }
    letGo();
  }

  private void letGo() {
    if (!scope.watch().isGivenUp() || arrivals.incrementAndGet() == 2) {
      use.close();
    }
  }

  /** One chunk on its way through the graph. */
  private final class ChunkPass {
    private final Map<String, AudioBuffer> clientAudio;
    private final Map<String, Object> clientData;
    private final boolean discontinuity;
    private final boolean last;
    private final boolean[] active = new boolean[runners.length];
    private final NodeEmission[] emissions = new NodeEmission[runners.length];
    private final int[] waiting = audioConsumers.clone();
    private final long[] settledNanos = new long[runners.length];
    private final long startNanos = scope.now();

    /** Bytes charged in this chunk that stay held after it: memory of nodes, unsettled inputs. */
    private long kept;

    ChunkPass(
        Map<String, AudioBuffer> clientAudio,
        Map<String, Object> clientData,
        boolean discontinuity,
        boolean last) {
      this.clientAudio = clientAudio;
      this.clientData = clientData;
      this.discontinuity = discontinuity;
      this.last = last;
    }

    void run() throws PipelineException {
      chargeInputs();
      for (NodeRunner runner : runners) {
        PlannedNode node = runner.planned();
        active[node.index()] = isActive(node);
        if (active[node.index()]) {
          scope.checkCancelled(node.id());
          emissions[node.index()] = step(runner);
          releaseInputs(node);
          settledNanos[node.index()] = scope.now();
        }
      }
      scope.checkCancelled("");
    }

    private void chargeInputs() throws PipelineException {
      for (Map.Entry<String, AudioBuffer> input : clientAudio.entrySet()) {
        try {
          scope.budget().charge(input.getValue().byteSize(), "the audio input");
          scope.hear(input.getValue());
        } catch (NodeException e) {
          PlannedNode node = plan.find(input.getKey()).orElseThrow();
          throw new PipelineException(NodeFaults.of(node, e, scope.cancellation()), e);
        }
      }
    }

    private boolean isActive(PlannedNode node) {
      if (last || clientAudio.containsKey(node.id()) || clientData.containsKey(node.id())) {
        return true;
      }
      for (int input : node.inputs()) {
        if (active[input]) {
          return true;
        }
      }
      return false;
    }

    private NodeEmission step(NodeRunner runner) throws PipelineException {
      int index = runner.planned().index();
      if (runner.plan() == null) {
        kept += unsettled.keep(index, audioInputs(runner), dataInputs(runner.planned()));
        return NodeEmission.NOTHING;
      }
      boolean opens = !runner.wasCalled();
      ChunkInput input =
          unsettled.settle(
              index,
              new ChunkInput(settledAudio(runner), dataInputs(runner.planned()), discontinuity));
      NodeEmission emission = runner.call(input, last, settledNanos(runner.planned()));
      kept += opens ? runner.plan().memoryBytes() : 0;
      return emission;
    }

    /** When the last of the node's inputs was there. */
    private long settledNanos(PlannedNode node) {
      long latest = startNanos;
      for (int input : node.inputs()) {
        if (active[input]) {
          latest = Math.max(latest, settledNanos[input]);
        }
      }
      return latest;
    }

    /** One buffer for every format of the node, empty where nothing was emitted. */
    private List<AudioBuffer> settledAudio(NodeRunner runner) throws PipelineException {
      List<AudioFormat> formats = runner.formats();
      List<AudioBuffer> buffers = new ArrayList<>(formats.size());
      for (AudioBuffer buffer : audioInputs(runner)) {
        if (buffers.size() < formats.size()) {
          buffers.add(buffer == null ? AudioBuffer.empty(formats.get(buffers.size())) : buffer);
        }
      }
      return buffers;
    }

    private List<AudioBuffer> audioInputs(NodeRunner runner) throws PipelineException {
      PlannedNode node = runner.planned();
      List<AudioBuffer> buffers = new ArrayList<>(1);
      if (node.isAudioSource()) {
        buffers.add(clientAudio.get(node.id()));
        return buffers;
      }
      for (int input : node.audioInputs()) {
        boolean silent = runners[input].plan() != null && runners[input].plan().output() == null;
        if (!silent) {
          buffers.add(emissions[input] == null ? null : sealedAudio(input));
        }
      }
      return buffers;
    }

    /** The audio of a node as it emitted it. */
    private AudioBuffer sealedAudio(int index) throws PipelineException {
      if (scope.has(SafetyDevice.BUFFER_SEAL) && !emissions[index].isSealed()) {
        throw runners[index].wroteAfterEmit();
      }
      return emissions[index].audio();
    }

    private List<Object> dataInputs(PlannedNode node) {
      if (!clientData.containsKey(node.id()) && node.dataInputs().isEmpty()) {
        return List.of();
      }
      List<Object> values = new ArrayList<>();
      if (clientData.containsKey(node.id())) {
        values.add(clientData.get(node.id()));
      }
      for (int input : node.dataInputs()) {
        if (emissions[input] != null) {
          values.addAll(emissions[input].data());
        }
      }
      return values;
    }

    /** Gives back what nobody will read any more. */
    private void releaseInputs(PlannedNode node) {
      for (int input : node.audioInputs()) {
        boolean consumed = --waiting[input] == 0 && !runners[input].planned().returnsAudio();
        if (consumed && emissions[input] != null && unsettled.isEmpty()) {
          scope.budget().release(emissions[input].chargedBytes());
          emissions[input] = emissions[input].withoutAudio();
        }
      }
    }

    PipelineOutputs outputs() throws PipelineException {
      Map<String, AudioBuffer> audioOut = LinkedHashMap.newLinkedHashMap(4);
      Map<String, List<Object>> dataOut = LinkedHashMap.newLinkedHashMap(4);
      for (NodeRunner runner : runners) {
        PlannedNode node = runner.planned();
        NodeEmission emission = emissions[node.index()];
        if (emission != null && node.returnsAudio() && emission.audio() != null) {
          audioOut.put(node.id(), sealedAudio(node.index()));
        }
        if (emission != null && node.returnsData() && !emission.data().isEmpty()) {
          dataOut.put(node.id(), emission.data());
        }
      }
      return new PipelineOutputs(audioOut, dataOut);
    }
  }
}
