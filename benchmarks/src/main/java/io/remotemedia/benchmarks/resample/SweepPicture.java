package io.remotemedia.benchmarks.resample;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws the spectrogram of a tone that rises from 0 Hz to half the input rate: a clean resampler
 * shows one line that ends at the new Nyquist frequency, aliases show as lines that fall again.
 */
final class SweepPicture {
  private static final int WINDOW = 2048;
  private static final int COLUMNS = 900;
  private static final double SECONDS = 6;
  private static final double LOWEST = -160;

  private SweepPicture() {}

  static void draw(Converter converter, Path file) throws IOException {
    double[] result = converter.convert(sweep(converter.in()));
    int rows = WINDOW / 2;
    BufferedImage image = new BufferedImage(COLUMNS, rows / 2, BufferedImage.TYPE_INT_RGB);
    double[] part = new double[WINDOW];
    for (int column = 0; column < COLUMNS; column++) {
      int from = (int) ((long) (result.length - WINDOW) * column / (COLUMNS - 1));
      for (int i = 0; i < WINDOW; i++) {
        part[i] = result[Math.max(0, from) + i] * window(i);
      }
      double[] magnitudes = Fft.magnitudes(part);
      for (int row = 0; row < rows / 2; row++) {
        double larger = Math.max(magnitudes[2 * row], magnitudes[2 * row + 1]);
        image.setRGB(column, rows / 2 - 1 - row, color(Tone.decibels(larger * 4 / WINDOW)));
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private static float[] sweep(int rate) {
    int frames = Math.max((int) (SECONDS * rate), 4 * WINDOW * COLUMNS / 100);
    float[] samples = new float[frames];
    double phase = 0;
    for (int i = 0; i < frames; i++) {
      samples[i] = (float) (Tone.LEVEL * Math.sin(phase));
      phase += Math.PI * i / frames;
    }
    return samples;
  }

  /** Blackman-Harris, whose side lobes lie below the aliases that we look for. */
  private static double window(int i) {
    double x = 2 * Math.PI * i / (WINDOW - 1);
    return 0.35875 - 0.48829 * Math.cos(x) + 0.14128 * Math.cos(2 * x) - 0.01168 * Math.cos(3 * x);
  }

  private static int color(double level) {
    double part = Math.clamp(1 - level / LOWEST, 0, 1);
    return Color.HSBtoRGB((float) (0.75 * (1 - part)), 1, (float) Math.sqrt(part));
  }
}
