package org.refigure.data.video;

import java.util.Locale;

/**
 * One frame of a video, eight bits a channel.
 *
 * @param width in pixels
 * @param rgb 0xRRGGBB of each pixel, row after row from the top: what {@code
 *     BufferedImage.getRGB(0, 0, width, height, null, 0, width)} gives; shared, not copied
 */
public record Frame(int width, int[] rgb) {
  private static final int THRESHOLD = 40;
  private static final int LEAST_WEIGHT = 500;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if the pixels fill no whole rows
   */
  public Frame {
    if (width < 1 || rgb.length == 0 || rgb.length % width != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d pixels are no rows of width %d (frame)", rgb.length, width));
    }
  }

  /** Rows of pixels. */
  public int height() {
    return rgb.length / width;
  }

  /**
   * The centre of all pixels of a colour, each weighted by how far its channel stands out above the
   * other two (and above 40 of 255).
   *
   * @return column and row, counted from the middle of the pixel at the upper left
   * @throws IllegalArgumentException if hardly anything has that colour
   */
  public double[] centroid(Ball.Colour colour) {
    int shift = 16 - 8 * colour.ordinal();
    int other = shift == 16 ? 8 : 16;
    int third = shift == 0 ? 8 : 0;
    long sum = 0;
    long columns = 0;
    long rows = 0;
    for (int i = 0; i < rgb.length; i++) {
      int pixel = rgb[i];
      int rival = Math.max(pixel >> other & 255, pixel >> third & 255);
      int weight = (pixel >> shift & 255) - rival - THRESHOLD;
      if (weight > 0) {
        sum += weight;
        columns += (long) weight * (i % width);
        rows += (long) weight * (i / width);
      }
    }
    if (sum < LEAST_WEIGHT) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "no %s object in a frame of %d × %d pixels: is it out of sight? (centroid)",
              colour,
              width,
              height()));
    }
    return new double[] {(double) columns / sum, (double) rows / sum};
  }

  /**
   * Every so many-th pixel for a figure.
   *
   * @return rows × columns × (red, green, blue), each in [0, 1]
   */
  public double[][][] picture(int every) {
    double[][][] picture = new double[height() / every][width / every][3];
    for (int row = 0; row < picture.length; row++) {
      for (int column = 0; column < picture[row].length; column++) {
        int pixel = rgb[row * every * width + column * every];
        for (int channel = 0; channel < 3; channel++) {
          picture[row][column][channel] = (pixel >> (16 - 8 * channel) & 255) / 255.0;
        }
      }
    }
    return picture;
  }
}
