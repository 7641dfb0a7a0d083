package io.remotemedia.core.execution;

import io.remotemedia.spi.AudioBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What nodes missed because the formats of all their inputs were not known yet. Only a graph with
 * several sources ever has any.
 */
final class UnsettledInputs {
  private final List<List<Kept>> byNode;
  private int size;

  private record Kept(List<AudioBuffer> audio, List<Object> data) {}

  UnsettledInputs(int nodes) {
    byNode = new ArrayList<>(nodes);
    for (int i = 0; i < nodes; i++) {
      byNode.add(null);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Keeps the inputs of one chunk and tells how many bytes they hold. */
  long keep(int node, List<AudioBuffer> audio, List<Object> data) {
    List<Kept> kept = byNode.get(node);
    if (kept == null) {
      kept = new ArrayList<>();
      byNode.set(node, kept);
      size++;
    }
    kept.add(new Kept(audio, data));
    long bytes = 0;
    for (AudioBuffer buffer : audio) {
      bytes += buffer == null ? 0 : buffer.byteSize();
    }
    return bytes;
  }

  /** Puts what was kept before what arrives now. */
  ChunkInput settle(int node, ChunkInput now) {
    List<Kept> kept = byNode.get(node);
    if (kept == null) {
      return now;
    }
    byNode.set(node, null);
    size--;
    List<AudioBuffer> audio = new ArrayList<>(now.count());
    for (int input = 0; input < now.count(); input++) {
      audio.add(joined(kept, input, now.audio(input)));
    }
    List<Object> data = new ArrayList<>();
    kept.forEach(chunk -> data.addAll(chunk.data()));
    data.addAll(now.data());
    return new ChunkInput(audio, data, now.discontinuity());
  }

  private static AudioBuffer joined(List<Kept> kept, int input, AudioBuffer now) {
    List<AudioBuffer> parts = new ArrayList<>();
    for (Kept chunk : kept) {
      AudioBuffer part = input < chunk.audio().size() ? chunk.audio().get(input) : null;
      if (part != null) {
        parts.add(part);
      }
    }
    parts.add(now);
    return AudioBuffer.concat(parts);
  }
}
