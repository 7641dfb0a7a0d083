package io.remotemedia.benchmarks.vad.corpus;

import io.remotemedia.spi.NodeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;

/** Synthetic voices: runs the program espeak-ng. */
final class Espeak {
  private static final int HEADER_BYTES = 44;
  private static final int RATE_AT = 24;

  private Espeak() {}

  /**
   * One sentence by one voice.
   *
   * @param part whose languages and speakers
   * @param random draws language, speaker, pitch, pace and text
   * @throws IOException when espeak-ng is not there or does not speak
   */
  static SpeechClip say(Part part, RandomGenerator random) throws IOException {
    String language = part.languages().get(random.nextInt(part.languages().size()));
    String speaker = part.speakers().get(random.nextInt(part.speakers().size()));
    String voice = language + "+" + speaker;
    byte[] wave =
        run(
            "espeak-ng",
            "-v",
            voice,
            "-p",
            Integer.toString(random.nextInt(20, 80)),
            "-s",
            Integer.toString(random.nextInt(120, 210)),
            "--stdout",
            Sentences.next(language, random));
    float[] samples = atSceneRate(wave);
    return new SpeechClip(voice, false, samples, SpeechLabels.of(samples));
  }

  private static float[] atSceneRate(byte[] wave) throws IOException {
    if (wave.length <= HEADER_BYTES) {
      throw new IOException("espeak-ng gave %d bytes, no audio".formatted(wave.length));
    }
    ByteBuffer bytes = ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN);
    int rate = bytes.getInt(RATE_AT);
    float[] samples = new float[(wave.length - HEADER_BYTES) / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bytes.getShort(HEADER_BYTES + 2 * i) * 0x1p-15f;
    }
    try {
      return Rates.change(samples, rate, Scene.RATE);
    } catch (NodeException e) {
      throw new IOException(e);
    }
  }

  private static byte[] run(String... command) throws IOException {
    Process process = start(command);
    process.getOutputStream().close();
    return process.getInputStream().readAllBytes();
  }

  private static Process start(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new IOException("espeak-ng is not installed (Debian: apt-get install espeak-ng)", e);
    }
  }
}
