package io.remotemedia.benchmarks.vad;

import io.remotemedia.benchmarks.foreign.NativeLibrary;
import io.remotemedia.benchmarks.foreign.NativeMissingException;
import io.remotemedia.benchmarks.vad.corpus.Scene;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The detector of WebRTC in frames of 10 ms, as Debian's libwebrtc-audio-processing has it. */
final class WebRtcDetector {
  /** Its modes: from 0, which misses least, to 3, which has the fewest false alarms. */
  static final int MODES = 4;

  private static final FunctionDescriptor RUN =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS);

  private final MethodHandle run;

  private WebRtcDetector(MethodHandle run) {
    this.run = run;
  }

  static WebRtcDetector load() throws NativeMissingException {
    return new WebRtcDetector(
        NativeLibrary.load("vad_webrtc.c", "webrtc-audio-processing").function("vad_run", RUN));
  }

  /** Decides about a scene. */
  Detection detect(int mode, Scene scene) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment audio = audio(arena, scene.samples());
      MemorySegment decisions = arena.allocate(scene.active().length);
      int frames = run(mode, Scene.RATE, Scene.FRAME, audio, scene.samples().length, decisions);
      boolean[] speech = new boolean[frames];
      for (int i = 0; i < frames; i++) {
        speech[i] = decisions.get(ValueLayout.JAVA_BYTE, i) != 0;
      }
      return new Detection(speech, null);
    }
  }

  /** 16 bit samples in native memory. */
  static MemorySegment audio(Arena arena, float[] samples) {
    MemorySegment audio = arena.allocate(ValueLayout.JAVA_SHORT, samples.length);
    for (int i = 0; i < samples.length; i++) {
      audio.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) Math.rint(samples[i] * 32768));
    }
    return audio;
  }

  int run(int mode, int rate, int frame, MemorySegment audio, int length, MemorySegment decisions)
      throws Exception {
    try {
      int frames = (int) run.invokeExact(mode, rate, frame, audio, length, decisions);
      if (frames < 0) {
        throw new IllegalArgumentException(
            "the detector refuses mode %d, %d Hz, frames of %d".formatted(mode, rate, frame));
      }
      return frames;
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
