package io.remotemedia.benchmarks.vad;

import io.remotemedia.benchmarks.node.BareHost;
import io.remotemedia.benchmarks.vad.corpus.Scene;
import io.remotemedia.plugins.vad.VadFactory;
import io.remotemedia.plugins.vad.VadParameters;
import io.remotemedia.spi.AudioBuffer;
import io.remotemedia.spi.AudioFormat;
import io.remotemedia.spi.NodeException;
import io.remotemedia.spi.SampleFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The node type VAD with its default parameters. Decisions are its segments; probabilities are
 * those of frames of 10 ms.
 */
final class ProductDetector {
  private static final AudioFormat FORMAT = new AudioFormat(Scene.RATE, 1, SampleFormat.F32);

  private final BareHost<VadParameters> segments;
  private final BareHost<VadParameters> frames;

  ProductDetector() throws NodeException {
    this(defaults(30, false));
  }

  ProductDetector(VadParameters parameters) throws NodeException {
    segments = new BareHost<>(new VadFactory(), parameters, FORMAT);
    frames = new BareHost<>(new VadFactory(), defaults(10, true), FORMAT);
  }

  /** The defaults of the schema, but for the length and the report of frames. */
  static VadParameters defaults(int frameMillis, boolean reportFrames) {
    return new VadParameters(null, frameMillis, null, false, 0.6, 0.4, 60, 120, 0, 0, reportFrames);
  }

  Detection detect(Scene scene) throws NodeException {
    AudioBuffer audio = AudioBuffer.of(FORMAT, scene.samples());
    boolean[] speech = new boolean[scene.active().length];
    for (Object segment : (List<?>) value(segments, audio).get("segments")) {
      Arrays.fill(speech, frame(segment, "start_ms"), frame(segment, "end_ms"), true);
    }
    Map<?, ?> reported = (Map<?, ?>) value(frames, audio).get("frames");
    double[] probability =
        ((List<?>) reported.get("probabilities")).stream().mapToDouble(p -> (Double) p).toArray();
    return new Detection(speech, probability);
  }

  private static Map<?, ?> value(BareHost<VadParameters> host, AudioBuffer audio)
      throws NodeException {
    return (Map<?, ?>) host.runWhole(audio).data().getFirst();
  }

  private static int frame(Object segment, String key) {
    return (int) (((Number) ((Map<?, ?>) segment).get(key)).longValue() / 10);
  }
}
