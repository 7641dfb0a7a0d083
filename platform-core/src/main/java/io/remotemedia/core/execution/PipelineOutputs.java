package io.remotemedia.core.execution;

import io.remotemedia.spi.AudioBuffer;
import java.util.List;
import java.util.Map;

/**
 * What leaves a graph in one chunk or one execution: outputs that no connected node consumed, by
 * node id. Keys are absent where nothing was emitted.
 *
 * @param audio audio
 * @param data plain JSON values, at least one for each key
 */
public record PipelineOutputs(Map<String, AudioBuffer> audio, Map<String, List<Object>> data) {
  /** Copies the maps. */
  public PipelineOutputs {
    audio = Map.copyOf(audio);
    data = Map.copyOf(data);
  }

  /**
   * Whether nothing left the graph.
   *
   * @return true without audio and data
   */
  public boolean isEmpty() {
    return audio.isEmpty() && data.isEmpty();
  }

  /**
   * The data of one node as one JSON value: the value itself, or an array when there are several.
   *
   * @param nodeId a key of {@link #data}
   * @return JSON text
   */
  public String dataJson(String nodeId) {
    List<Object> values = data.get(nodeId);
    return PlainJson.write(values.size() == 1 ? values.getFirst() : values);
  }
}
