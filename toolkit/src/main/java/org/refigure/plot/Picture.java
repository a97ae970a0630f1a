package org.refigure.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An image of pixels, each one step wide: column j covers j to j + 1, the first row lies on top.
 *
 * @param rgb pixels row by row, 0xRRGGBB each
 */
record Picture(int rows, int columns, Pixels rgb) implements Shapes {

  /** Pixels with value equality. */
  record Pixels(List<Integer> values) {}

  /** Grey values, the least black and the greatest white; what is not finite is pink. */
  static Picture grey(double[][] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : values) {
      for (double value : row) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    var pixels = new ArrayList<Integer>();
    for (int row = 0; row < values.length; row++) {
      check(values[row].length, values[0].length, row);
      for (double value : values[row]) {
        float tone = high > low ? (float) ((value - low) / (high - low)) : 0.5f;
        pixels.add(
            Double.isFinite(value) ? new Color(tone, tone, tone).getRGB() & 0xFFFFFF : 0xFFC0CB);
      }
    }
    return of(values.length, values.length == 0 ? 0 : values[0].length, pixels);
  }

  /** Colours as red, green, blue between 0 and 1; clamped. */
  static Picture colour(double[][][] values) {
    var pixels = new ArrayList<Integer>();
    for (int row = 0; row < values.length; row++) {
      check(values[row].length, values[0].length, row);
      for (double[] colour : values[row]) {
        if (colour.length != 3) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "a pixel of row %d has %d numbers: it must have red, green and blue (image)",
                  row,
                  colour.length));
        }
        int rgb = 0;
        for (double channel : colour) {
          rgb = rgb << 8 | (int) Math.round(255 * Math.max(0, Math.min(1, channel)));
        }
        pixels.add(rgb);
      }
    }
    return of(values.length, values.length == 0 ? 0 : values[0].length, pixels);
  }

  private static Picture of(int rows, int columns, List<Integer> pixels) {
    if (pixels.isEmpty()) {
      throw new IllegalArgumentException(
          "an image of " + rows + " x " + columns + " pixels cannot be drawn: give at least one");
    }
    return new Picture(rows, columns, new Pixels(List.copyOf(pixels)));
  }

  private static void check(int length, int expected, int row) {
    if (length != expected) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "row %d has %d pixels, row 0 has %d: they must be equally many (image)",
              row,
              length,
              expected));
    }
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public double[] xs() {
    return new double[] {0, columns};
  }

  @Override
  public double[] ys() {
    return new double[] {0, rows};
  }

  @Override
  public Style style() {
    return Style.PLAIN;
  }

  @Override
  public Picture styled(Style changed) {
    return this;
  }

  @Override
  public String label() {
    return "image of " + rows + " x " + columns + " pixels";
  }

  @Override
  public Path2D outline(Viewport view) {
    return new Path2D.Double(
        new Rectangle2D.Double(
            view.px(0), view.py(rows), view.px(columns) - view.px(0), view.py(0) - view.py(rows)));
  }

  @Override
  public void paint(Graphics2D g, Viewport view, Ink ink) {
    var bounds = outline(view).getBounds2D();
    int enlarged = Math.max(1, (int) Math.round(2 * bounds.getWidth() / columns));
    var image = new BufferedImage(columns * enlarged, rows * enlarged, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, rgb.values().get(y / enlarged * columns + x / enlarged));
      }
    }
    var place = new AffineTransform();
    place.translate(bounds.getX(), bounds.getY());
    place.scale(bounds.getWidth() / image.getWidth(), bounds.getHeight() / image.getHeight());
    g.drawImage(image, place, null);
  }
}
