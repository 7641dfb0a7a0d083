package io.remotemedia.benchmarks.vad;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Draws true over false positives: a curve for the product, four points for WebRTC. */
final class RocPicture {
  private static final int SIZE = 640;
  private static final int MARGIN = 70;

  private final Graphics2D graphics;

  private RocPicture(Graphics2D graphics) {
    this.graphics = graphics;
  }

  static void write(Path file, AccuracyReport report, boolean webRtc) throws IOException {
    int whole = SIZE + 2 * MARGIN;
    BufferedImage image = new BufferedImage(whole, whole, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, whole, whole);
    new RocPicture(graphics).draw(report, webRtc);
    graphics.dispose();
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private void draw(AccuracyReport report, boolean webRtc) {
    grid();
    Score product = report.noisy().product();
    double[][] curve = product.curve();
    graphics.setColor(new Color(0x1f5fa8));
    graphics.setStroke(new BasicStroke(2.5f));
    Path2D line = new Path2D.Double();
    line.moveTo(x(0), y(0));
    for (double[] point : curve) {
      line.lineTo(x(point[0]), y(point[1]));
    }
    graphics.draw(line);
    label("VAD, area %.3f".formatted(Score.area(curve)), 0);
    mark(product, "default");
    graphics.setColor(new Color(0xc0392b));
    for (int mode = 0; webRtc && mode < WebRtcDetector.MODES; mode++) {
      mark(report.noisy().webRtc(mode), "WebRTC " + mode);
    }
    if (webRtc) {
      label("WebRTC, area %.3f".formatted(report.noisy().webRtcArea()), 1);
    }
  }

  private void grid() {
    graphics.setColor(Color.BLACK);
    graphics.drawString(
        "Speech found (true positives) over noise taken for speech (false"
            + " positives), all noises, 20 to 0 dB",
        MARGIN,
        MARGIN / 2);
    graphics.setStroke(new BasicStroke(0.5f));
    for (int i = 0; i <= 10; i++) {
      double at = i / 10.0;
      graphics.setColor(Color.LIGHT_GRAY);
      graphics.draw(new Line2D.Double(x(at), y(0), x(at), y(1)));
      graphics.draw(new Line2D.Double(x(0), y(at), x(1), y(at)));
      graphics.setColor(Color.BLACK);
      String text = String.format(Locale.ROOT, "%.1f", at);
      graphics.drawString(text, (float) x(at) - 8, (float) y(0) + 20);
      graphics.drawString(text, (float) x(0) - 30, (float) y(at) + 5);
    }
    graphics.draw(new Line2D.Double(x(0), y(0), x(1), y(1)));
  }

  private void mark(Score score, String name) {
    double x = x(score.falsePositives());
    double y = y(score.truePositives());
    graphics.fillOval((int) x - 5, (int) y - 5, 10, 10);
    graphics.drawString(name, (float) x + 9, (float) y + 5);
  }

  private void label(String text, int line) {
    graphics.drawString(text, (float) x(0.6), (float) y(0.2) + 20 * line);
  }

  private static double x(double falsePositives) {
    return MARGIN + SIZE * falsePositives;
  }

  private static double y(double truePositives) {
    return MARGIN + SIZE * (1 - truePositives);
  }
}
