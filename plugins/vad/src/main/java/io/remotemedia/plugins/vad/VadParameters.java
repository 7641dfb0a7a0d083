package io.remotemedia.plugins.vad;

/**
 * The parameters of {@code VAD}, as its schema describes them.
 *
 * @param method how frames are judged; null when not given
 * @param frameDurationMs length of a decision, ms
 * @param energyThreshold RMS from which on a frame is speech, full scale 1; null when not given
 * @param emitAudio whether the last node of a graph returns its audio too
 * @param onsetThreshold confidence that starts speech
 * @param releaseThreshold confidence that keeps speech going
 * @param minSpeechMs shortest speech, ms
 * @param minSilenceMs shortest pause, ms
 * @param hangoverMs added to the end of a segment, ms
 * @param preRollMs added to the start of a segment, ms
 * @param reportFrames whether the data value tells the probability of every frame
 */
public record VadParameters(
    VadMethod method,
    int frameDurationMs,
    Double energyThreshold,
    boolean emitAudio,
    double onsetThreshold,
    double releaseThreshold,
    int minSpeechMs,
    int minSilenceMs,
    int hangoverMs,
    int preRollMs,
    boolean reportFrames) {
  private static final double DEFAULT_ENERGY_THRESHOLD = 0.02;

  /** The method that was asked for: a threshold of energy alone asks for the energy method. */
  VadMethod effectiveMethod() {
    if (method != null) {
      return method;
    }
    return energyThreshold == null ? VadMethod.ADAPTIVE : VadMethod.ENERGY;
  }

  double effectiveEnergyThreshold() {
    return energyThreshold == null ? DEFAULT_ENERGY_THRESHOLD : energyThreshold;
  }

  /** Where segments start and end, given the decisions on frames. */
  SegmentTiming timing() {
    return effectiveMethod() == VadMethod.ENERGY
        ? SegmentTiming.plain(frameDurationMs)
        : new SegmentTiming(frameDurationMs, minSpeechMs, minSilenceMs, hangoverMs, preRollMs);
  }
}
