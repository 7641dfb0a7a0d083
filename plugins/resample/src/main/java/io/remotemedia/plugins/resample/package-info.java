/**
 * The node type {@code AudioResample}: band-limited sample rate conversion by any ratio of whole
 * rates.
 *
 * <p>From the outside in: {@link io.remotemedia.plugins.resample.AudioResampleFactory} describes
 * and plans; {@code ResampleNode} moves chunks through one {@code Lane} per channel; a {@code
 * Layout} knows which input frames and which filter rows each output frame needs; a kernel does the
 * arithmetic. Filter rows are immutable and shared between executions.
 */
package io.remotemedia.plugins.resample;
