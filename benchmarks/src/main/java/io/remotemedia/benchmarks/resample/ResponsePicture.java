package io.remotemedia.benchmarks.resample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws gain, and above the lower Nyquist frequency what is left, over frequency. */
final class ResponsePicture {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 700;
  private static final int MARGIN = 70;
  private static final int POINTS = 320;
  private static final double LOWEST = -180;
  private static final Color[] COLORS = {
    new Color(0x9ecae1),
    new Color(0x4292c6),
    new Color(0x08519c),
    new Color(0x08306b),
    new Color(0xfd8d3c),
    new Color(0xa63603)
  };

  private ResponsePicture() {}

  static void draw(List<Converter> converters, Path file) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    Converter first = converters.getFirst();
    double top = Math.min(first.in() / 2.0, first.out());
    drawAxes(pen, first, top);
    for (int i = 0; i < converters.size(); i++) {
      pen.setColor(COLORS[i % COLORS.length]);
      pen.drawString(converters.get(i).name(), WIDTH - MARGIN - 120, MARGIN + 20 * (i + 1));
      drawCurve(pen, converters.get(i), top);
    }
    pen.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static void drawAxes(Graphics2D pen, Converter converter, double top) {
    pen.setColor(Color.DARK_GRAY);
    pen.drawString(
        "%d to %d Hz: gain of a tone, and above the new Nyquist frequency the level of its alias, dB"
            .formatted(converter.in(), converter.out()),
        MARGIN,
        MARGIN / 2);
    for (int level = 0; level >= LOWEST; level -= 20) {
      pen.setColor(Color.LIGHT_GRAY);
      pen.drawLine(MARGIN, y(level), WIDTH - MARGIN, y(level));
      pen.setColor(Color.DARK_GRAY);
      pen.drawString(level + " dB", 10, y(level) + 5);
    }
    for (int i = 0; i <= 10; i++) {
      double frequency = top * i / 10;
      pen.drawString("%.1f kHz".formatted(frequency / 1000), x(frequency, top) - 20, HEIGHT - 30);
    }
  }

  private static void drawCurve(Graphics2D pen, Converter converter, double top) {
    QualityMeter meter = new QualityMeter(converter);
    int lastX = 0;
    int lastY = 0;
    for (int i = 1; i < POINTS; i++) {
      double frequency = top * (i + 0.37) / POINTS;
      int x = x(frequency, top);
      int y = y(Math.max(LOWEST, meter.level(frequency)));
      if (i > 1) {
        pen.drawLine(lastX, lastY, x, y);
      }
      lastX = x;
      lastY = y;
    }
  }

  private static int x(double frequency, double top) {
    return MARGIN + (int) ((WIDTH - 2 * MARGIN) * frequency / top);
  }

  private static int y(double level) {
    return MARGIN + (int) ((HEIGHT - 2 * MARGIN) * level / LOWEST);
  }
}
