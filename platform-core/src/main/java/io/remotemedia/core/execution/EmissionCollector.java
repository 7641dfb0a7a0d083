package io.remotemedia.core.execution;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeOutput;
import io.remotemedia.spi.NodePlan;
import java.util.ArrayList;
import java.util.List;

/** Collects what a node emits in one call and holds it to its plan. */
final class EmissionCollector implements NodeOutput {
  private final NodePlan plan;
  private final ChunkInput input;
  private final RunScope scope;
  private final CallBorder border;
  private final boolean checks;
  private final boolean seals;
  private final long frameBound;
  private final List<AudioBuffer> audio = new ArrayList<>(1);
  private final List<Object> data = new ArrayList<>(1);
  private long firstSeal;
  private long frames;
  private long foreignBytes;
  private boolean closed;

  EmissionCollector(NodePlan plan, ChunkInput input, RunScope scope, CallBorder border) {
    this.plan = plan;
    this.input = input;
    this.scope = scope;
    this.border = border;
    this.checks = scope.has(SafetyDevice.OUTPUT_CONTRACT);
    this.seals = scope.has(SafetyDevice.BUFFER_SEAL);
    this.frameBound = plan.bound().frames(input.frames());
  }

  @Override
  public void emit(AudioBuffer buffer) throws NodeException {
    checkCall();
    checkContract(buffer);
    // A buffer that is passed on is shared and was charged to whoever emitted it first.
    boolean passedOn = input.buffers().contains(buffer);
    if (!passedOn) {
      foreignBytes += buffer.byteSize();
      checkFinite(buffer);
    }
    if (seals && audio.isEmpty()) {
      firstSeal = BufferSeal.of(buffer);
    }
    audio.add(buffer);
  }

  private void checkContract(AudioBuffer buffer) throws ContractException {
    if (buffer == null) {
      throw border.broken("emitted null instead of audio");
    }
    frames += buffer.frames();
    if (!checks) {
      return;
    }
    if (!buffer.format().equals(plan.output())) {
      throw border.broken("emitted %s, planned %s".formatted(buffer.format(), planned()));
    }
    if (frames > frameBound) {
      throw border.broken(
          "emitted %d frames for %d, its plan allows %d"
              .formatted(frames, input.frames(), frameBound));
    }
  }

  private Object planned() {
    return plan.output() == null ? "no audio" : plan.output();
  }

  private void checkFinite(AudioBuffer buffer) throws ContractException {
    boolean watched = scope.has(SafetyDevice.FINITE_SAMPLES) && !scope.heardNonFinite();
    if (watched && !FiniteSamples.hold(buffer)) {
      throw border.broken("emitted NaN or infinity, though all of its input was finite");
    }
  }

  @Override
  public void emitData(Object value) throws NodeException {
    checkCall();
    try {
      data.add(PlainJson.copyOf(value));
    } catch (NodeException e) {
      throw border.broken(e.getMessage());
    }
  }

  /** Ends the call: what comes later is refused. */
  NodeEmission finish(long allocatedInCall) throws NodeException {
    closed = true;
    border.requireKept();
    MemoryBudget budget = scope.budget();
    // Buffers that the node did not take from its context are charged now.
    long uncharged = Math.max(0, foreignBytes - allocatedInCall);
    budget.charge(uncharged, "the output");
    budget.count(uncharged);
    long charged = allocatedInCall + uncharged;
    if (seals && !audio.isEmpty() && BufferSeal.of(audio.getFirst()) != firstSeal) {
      throw border.broken("wrote to a buffer after it had emitted it");
    }
    if (audio.size() <= 1) {
      return new NodeEmission(audio.isEmpty() ? null : audio.getFirst(), data, charged, firstSeal);
    }
    AudioBuffer joined = AudioBuffer.concat(audio);
    budget.count(joined.byteSize());
    // Joining copied; the parts are garbage, the copy has the same size.
    charged = Math.max(charged, joined.byteSize());
    return new NodeEmission(joined, data, charged, seals ? BufferSeal.of(joined) : 0);
  }

  private void checkCall() throws ContractException {
    border.check("emitted");
    if (closed) {
      throw border.broken("emitted after its call had returned");
    }
  }
}
