package org.refigure.lie;

import java.util.Locale;

/**
 * x ↦ Ax + b of the plane, and what it does to a picture.
 *
 * @param linear A
 * @param shiftX first entry of b, in pixels to the right
 * @param shiftY second entry of b, in pixels downwards
 */
public record AffineMap(Matrix2 linear, double shiftX, double shiftY) {
  /** A alone. */
  public static AffineMap of(Matrix2 linear) {
    return new AffineMap(linear, 0, 0);
  }

  /**
   * The picture moved along: pixel p gets the value at A⁻¹(p − b), with the origin in the middle of
   * the picture, interpolated bilinearly; outside lie zeros.
   *
   * @param pixels row after row, unchanged
   * @param side how many rows and columns there are
   * @throws IllegalArgumentException if there are not side² pixels
   * @throws ArithmeticException if A is singular
   */
  public double[] warped(double[] pixels, int side) {
    if (pixels.length != side * side) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d pixels are not the %d² of a square picture (affine map)",
              pixels.length,
              side));
    }
    Matrix2 back = linear.inverse();
    double middle = (side - 1) / 2.0;
    double[] out = new double[pixels.length];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double x = column - middle - shiftX;
        double y = row - middle - shiftY;
        out[row * side + column] =
            value(
                pixels,
                side,
                back.a() * x + back.b() * y + middle,
                back.c() * x + back.d() * y + middle);
      }
    }
    return out;
  }

  private static double value(double[] pixels, int side, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double below = y - top;
    return (1 - below)
            * ((1 - right) * at(pixels, side, left, top) + right * at(pixels, side, left + 1, top))
        + below
            * ((1 - right) * at(pixels, side, left, top + 1)
                + right * at(pixels, side, left + 1, top + 1));
  }

  private static double at(double[] pixels, int side, int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < side && y < side;
    return inside ? pixels[y * side + x] : 0;
  }
}
