package io.remotemedia.benchmarks.resample;

import io.remotemedia.benchmarks.foreign.NativeMissingException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The libraries that are installed here. */
final class Peers {
  private static final Map<String, String[]> PACKAGES = new LinkedHashMap<>();

  static {
    PACKAGES.put("soxr", new String[] {"soxr"});
    PACKAGES.put("samplerate", new String[] {"samplerate"});
    PACKAGES.put("swresample", new String[] {"libswresample", "libavutil"});
    PACKAGES.put("speexdsp", new String[] {"speexdsp"});
  }

  private final Map<String, NativeResampler> installed = new LinkedHashMap<>();

  /** Loads what is there and says what is not. */
  Peers(PrintWriter out) {
    PACKAGES.forEach(
        (name, packages) -> {
          try {
            installed.put(name, NativeResampler.load(name, packages));
          } catch (NativeMissingException e) {
            out.println("Left out: " + name + ", " + e.getMessage());
          }
        });
  }

  boolean has(String name) {
    return installed.containsKey(name);
  }

  /** The library; null when it is not installed. */
  NativeResampler get(String name) {
    return installed.get(name);
  }
}
