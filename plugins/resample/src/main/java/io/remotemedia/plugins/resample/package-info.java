/**
 * The node type {@code AudioResample}: band-limited sample rate conversion by any ratio of whole
 * rates.
 *
 * <p>From the outside in: {@link io.remotemedia.plugins.resample.AudioResampleFactory} describes
 * and plans; {@code ResampleNode} moves chunks block by block through one {@code Conveyor} per
 * channel; a conveyor is the running {@code Stage}s of a {@code Conversion}, which is a list of
 * {@code StageDesign}s. A design knows which input frames each output frame needs and computes the
 * coefficients; an {@code Arithmetic} does the sums, in single or double precision, with vectors or
 * without. {@code FilterTables} shares coefficients and idle conveyors between executions.
 */
package io.remotemedia.plugins.resample;
