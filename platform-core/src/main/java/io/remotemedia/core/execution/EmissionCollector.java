package io.remotemedia.core.execution;

import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.NodeErrorCode;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.NodeOutput;
import io.remotemedia.spi.NodePlan;
import java.util.ArrayList;
import java.util.List;

/** Collects what a node emits in one call and holds it to its plan. */
final class EmissionCollector implements NodeOutput {
  private final NodePlan plan;
  private final ChunkInput input;
  private final long frameBound;
  private final Thread owner = Thread.currentThread();
  private final List<AudioBuffer> audio = new ArrayList<>(1);
  private final List<Object> data = new ArrayList<>(1);
  private long frames;
  private long foreignBytes;
  private boolean closed;

  EmissionCollector(NodePlan plan, ChunkInput input) {
    this.plan = plan;
    this.input = input;
    this.frameBound = plan.bound().frames(input.frames());
  }

  @Override
  public void emit(AudioBuffer buffer) throws NodeException {
    checkCall();
    if (buffer == null) {
      throw broken("emitted null instead of audio");
    }
    if (!buffer.format().equals(plan.output())) {
      throw broken("emitted %s, planned %s".formatted(buffer.format(), plan.output()));
    }
    frames += buffer.frames();
    if (frames > frameBound) {
      throw broken(
          "emitted %d frames for %d, its plan allows %d"
              .formatted(frames, input.frames(), frameBound));
    }
    // A buffer that is passed on is shared and was charged to whoever emitted it first.
    if (!input.buffers().contains(buffer)) {
      foreignBytes += buffer.byteSize();
    }
    audio.add(buffer);
  }

  @Override
  public void emitData(Object value) throws NodeException {
    checkCall();
    data.add(PlainJson.copyOf(value));
  }

  /** Ends the call: what comes later is refused. */
  NodeEmission finish(long allocatedInCall, MemoryBudget budget) throws NodeException {
    closed = true;
    // Buffers that the node did not take from its context are charged now.
    long uncharged = Math.max(0, foreignBytes - allocatedInCall);
    budget.charge(uncharged, "the output");
    long charged = allocatedInCall + uncharged;
    AudioBuffer joined = audio.isEmpty() ? null : AudioBuffer.concat(audio);
    if (audio.size() > 1) {
      // Joining copied; the parts are garbage, the copy has the same size.
      charged = Math.max(charged, joined.byteSize());
    }
    return new NodeEmission(joined, data, charged);
  }

  private void checkCall() throws NodeException {
    if (closed || Thread.currentThread() != owner) {
      throw broken("emitted outside its call, or from a thread of its own");
    }
  }

  private static NodeException broken(String what) {
    return new NodeException(NodeErrorCode.INTERNAL, what);
  }
}
