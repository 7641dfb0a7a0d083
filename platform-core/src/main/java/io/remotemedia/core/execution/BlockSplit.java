package io.remotemedia.core.execution;

import io.remotemedia.core.plan.PipelinePlan;
import io.remotemedia.core.plan.PlannedNode;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SignalKind;
import io.remotemedia.spi.WritableAudioBuffer;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A long whole buffer in blocks, so that the worker can serve live streams between two of them.
 * Chunk invariance makes the result the same. Only for graphs that carry audio from one source and
 * no data: data of a whole buffer is one value, which blocks would take apart.
 */
final class BlockSplit {
  /** A few milliseconds of work for a typical node; 8 s at 16 kHz. */
  static final int BLOCK_FRAMES = 1 << 17;

  private final String sourceId;
  private final AudioBuffer input;
  private final Map<String, Assembly> outputs = new LinkedHashMap<>();
  private int at;

  /** One output that is put together from its parts, in a buffer that is as long as it can get. */
  private static final class Assembly {
    final WritableAudioBuffer buffer;
    final MemorySegment target;
    long bytes;

    Assembly(AudioFormat format, int maxFrames) {
      buffer = new WritableAudioBuffer(format, maxFrames);
      target =
          switch (format.sampleFormat()) {
            case F32 -> MemorySegment.ofArray(buffer.floats());
            case I16 -> MemorySegment.ofArray(buffer.shorts());
            case I32 -> MemorySegment.ofArray(buffer.ints());
          };
    }

    void add(AudioBuffer part) {
      MemorySegment.copy(part.segment(), 0, target, bytes, part.byteSize());
      bytes += part.byteSize();
    }

    AudioBuffer finish() {
      return buffer.freeze((int) (bytes / buffer.format().frameBytes()));
    }
  }

  private BlockSplit(String sourceId, AudioBuffer input) {
    this.sourceId = sourceId;
    this.input = input;
  }

  /** Whether an execution is long enough and its graph can be fed in blocks. */
  static boolean suits(ExecutionRequest request) {
    if (request.audio().size() != 1 || !request.data().isEmpty()) {
      return false;
    }
    AudioBuffer input = request.audio().values().iterator().next();
    return input.frames() > 2 * BLOCK_FRAMES && carriesAudioAlone(request.plan());
  }

  private static boolean carriesAudioAlone(PipelinePlan plan) {
    return plan.audioSources().size() == 1
        && plan.nodes().stream()
            .noneMatch(node -> node.type().descriptor().emits().contains(SignalKind.DATA));
  }

  /**
   * Prepares an execution that {@linkplain #suits is suited}, once its run is planned.
   *
   * @return null when its outputs could become so long that one piece needs less memory
   */
  static BlockSplit of(ExecutionRequest request, PipelineRun run, MemoryBudget budget)
      throws NodeException {
    Map.Entry<String, AudioBuffer> source = request.audio().entrySet().iterator().next();
    BlockSplit split = new BlockSplit(source.getKey(), source.getValue());
    long[] frames = run.frameBounds(source.getKey(), source.getValue().frames());
    long bytes = 0;
    for (PlannedNode node : request.plan().nodes()) {
      if (node.returnsAudio() && run.output(node) != null) {
        long size = frames[node.index()] * run.output(node).frameBytes();
        bytes += Math.clamp(size, 0, Integer.MAX_VALUE);
      }
    }
    long half = request.limits().maxMemoryBytes() / 2;
    if (bytes + source.getValue().byteSize() > half || bytes >= Integer.MAX_VALUE) {
      return null;
    }
    budget.charge(bytes, "the output");
    budget.count(bytes);
    for (PlannedNode node : request.plan().nodes()) {
      if (node.returnsAudio() && run.output(node) != null) {
        split.outputs.put(node.id(), new Assembly(run.output(node), (int) frames[node.index()]));
      }
    }
    return split;
  }

  boolean isLast() {
    return input.frames() - at <= BLOCK_FRAMES;
  }

  /** The next block, by the id of its source. */
  Map<String, AudioBuffer> next() {
    int frames = Math.min(BLOCK_FRAMES, input.frames() - at);
    AudioBuffer block = input.slice(at, frames);
    at += frames;
    return Map.of(sourceId, block);
  }

  void add(PipelineOutputs part) {
    part.audio().forEach((id, audio) -> outputs.get(id).add(audio));
  }

  /** What all blocks came to. */
  PipelineOutputs outputs() {
    Map<String, AudioBuffer> audio = new LinkedHashMap<>();
    outputs.forEach(
        (id, assembly) -> {
          if (assembly.bytes > 0) {
            audio.put(id, assembly.finish());
          }
        });
    return new PipelineOutputs(audio, Map.of());
  }
}
