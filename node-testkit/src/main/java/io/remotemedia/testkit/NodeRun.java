package io.remotemedia.testkit;

import io.remotemedia.spi.AudioBuffer;
import java.util.List;
import java.util.Map;

/**
 * What one run of a node gave.
 *
 * @param audio all audio in order, as one buffer; null when the node emits none
 * @param audioPerCall what each call emitted, the flush last; null elements where a call emitted
 *     nothing
 * @param data all data values in order
 * @param metrics the node's own metrics
 */
public record NodeRun(
    AudioBuffer audio,
    List<AudioBuffer> audioPerCall,
    List<Object> data,
    Map<String, Double> metrics) {}
