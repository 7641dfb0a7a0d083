package io.remotemedia.benchmarks.vad.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** People: what Debian's package pocketsphinx-testdata installs, 16 kHz mono. */
final class Recordings {
  private static final Path FOLDER = Path.of("/usr/share/pocketsphinx/test/data");
  private static final int HEADER_BYTES = 44;

  private Recordings() {}

  /** The recordings of a part that are installed; none when the package is not. */
  static List<SpeechClip> of(Part part) throws IOException {
    List<SpeechClip> clips = new ArrayList<>();
    for (String name : part.recordings()) {
      Path file = FOLDER.resolve(name);
      if (Files.isReadable(file)) {
        float[] samples = read(file);
        clips.add(new SpeechClip(name, true, samples, SpeechLabels.of(samples)));
      }
    }
    return clips;
  }

  private static float[] read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(file.toString().endsWith(".wav") ? HEADER_BYTES : 0);
    float[] samples = new float[bytes.remaining() / 2];
    double mean = 0;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bytes.getShort() * 0x1p-15f;
      mean += samples[i] / samples.length;
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] -= (float) mean;
    }
    return samples;
  }
}
