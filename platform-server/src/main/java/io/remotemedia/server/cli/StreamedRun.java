package io.remotemedia.server.cli;

import io.remotemedia.core.diagnostic.PipelineException;
import io.remotemedia.core.execution.ChunkOutcome;
import io.remotemedia.core.execution.ExecutionMetrics;
import io.remotemedia.core.execution.PipelineOutputs;
import io.remotemedia.core.execution.StreamChunk;
import io.remotemedia.core.execution.StreamSession;
import io.remotemedia.spi.AudioBuffer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Feeds whole buffers to a stream session in chunks, as a live client would, and puts the audio
 * that comes back together. Data is printed as it arrives.
 */
final class StreamedRun {
  private static final double MILLIS_PER_SECOND = 1000;

  private final StreamSession session;
  private final double chunkMillis;
  private final PrintWriter out;
  private final Map<String, List<AudioBuffer>> audio = new LinkedHashMap<>();
  private long sequence;

  StreamedRun(StreamSession session, double chunkMillis, PrintWriter out) {
    this.session = session;
    this.chunkMillis = chunkMillis;
    this.out = out;
  }

  /** Streams the sources side by side and drains. */
  void run(Map<String, AudioBuffer> sources) throws PipelineException {
    boolean more = true;
    for (int round = 0; more; round++) {
      more = false;
      for (Map.Entry<String, AudioBuffer> source : sources.entrySet()) {
        more |= send(source.getKey(), source.getValue(), round);
      }
    }
    Optional<ChunkOutcome> tail = session.drain();
    if (tail.isPresent()) {
      take(tail.get().outputs(), "tail");
    }
  }

  private boolean send(String node, AudioBuffer whole, int round) throws PipelineException {
    int rate = whole.format().sampleRate();
    int length = (int) Math.max(1, Math.round(rate * chunkMillis / MILLIS_PER_SECOND));
    long from = (long) round * length;
    if (from >= whole.frames()) {
      return false;
    }
    int count = (int) Math.min(length, whole.frames() - from);
    AudioBuffer chunk = whole.slice((int) from, count);
    ChunkOutcome outcome =
        session.process(new StreamChunk(node, sequence++, chunk, System.nanoTime()));
    take(outcome.outputs(), "%.0f ms".formatted((from + count) * MILLIS_PER_SECOND / rate));
    return true;
  }

  private void take(PipelineOutputs outputs, String when) {
    outputs
        .audio()
        .forEach((node, part) -> audio.computeIfAbsent(node, key -> new ArrayList<>()).add(part));
    for (String node : outputs.data().keySet()) {
      out.printf(Locale.ROOT, "%10s  %s: %s%n", when, node, outputs.dataJson(node));
    }
  }

  /** The audio of each output node, joined. */
  Map<String, AudioBuffer> audio() {
    Map<String, AudioBuffer> joined = new LinkedHashMap<>();
    audio.forEach((node, parts) -> joined.put(node, AudioBuffer.concat(parts)));
    return joined;
  }

  ExecutionMetrics metrics() {
    return session.metrics();
  }
}
