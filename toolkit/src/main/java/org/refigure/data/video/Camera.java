package org.refigure.data.video;

/**
 * A pinhole camera that looks straight at what falls: at distance D a metre is f/D pixels long.
 *
 * @param width of a frame, in pixels
 * @param height of a frame, in pixels
 * @param focalLength f, in pixels
 */
public record Camera(int width, int height, double focalLength) {
  /** Upright frames of 320 × 480 pixels: 100 pixels a metre at 4 metres. */
  public static final Camera UPRIGHT = new Camera(320, 480, 400);

  /** Wide frames of 960 × 540 pixels: 100 pixels a metre at 4 metres. */
  public static final Camera WIDE = new Camera(960, 540, 400);

  /** Pixels a metre at a distance in metres. */
  public double pixelsPerMetre(double distance) {
    return focalLength / distance;
  }

  /** The row on which objects come to rest; rows count downwards from 0. */
  public double groundRow() {
    return height * 11 / 12.0;
  }
}
