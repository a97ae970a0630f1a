package org.refigure.harmonic;

import java.util.Locale;
import org.jtransforms.fft.DoubleFFT_2D;

/**
 * Cyclic convolution of complex N×N arrays by fast Fourier transform (JTransforms).
 *
 * <p>Arrays are row-major and interleaved: entry (i, j) has its real part at 2(iN + j) and its
 * imaginary part after it. Two arrays with fewer than N/2 used rows and columns convolve without
 * wrapping around.
 */
public final class Convolution2D {
  private final int side;
  private final DoubleFFT_2D transform;

  /**
   * The transform of a size.
   *
   * @param side N ≥ 1
   */
  public Convolution2D(int side) {
    if (side < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "side = %d must be ≥ 1 (convolution)", side));
    }
    this.side = side;
    transform = new DoubleFFT_2D(side, side);
  }

  /** N. */
  public int side() {
    return side;
  }

  /** The smallest size ≥ {@code least} without a prime factor above 5: the fast sizes. */
  public static int fastSide(int least) {
    int side = Math.max(1, least);
    while (!hasSmallFactors(side)) {
      side++;
    }
    return side;
  }

  /**
   * a ← the convolution of a and b; b is overwritten too.
   *
   * @throws IllegalArgumentException if an array does not have 2N² numbers
   */
  public void convolve(double[] a, double[] b) {
    for (double[] array : new double[][] {a, b}) {
      if (array.length != 2 * side * side) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%d numbers are no complex %d × %d array, which has %d (convolution)",
                array.length,
                side,
                side,
                2 * side * side));
      }
    }
    transform.complexForward(a);
    transform.complexForward(b);
    for (int at = 0; at < a.length; at += 2) {
      double real = a[at] * b[at] - a[at + 1] * b[at + 1];
      a[at + 1] = a[at] * b[at + 1] + a[at + 1] * b[at];
      a[at] = real;
    }
    transform.complexInverse(a, true);
  }

  /**
   * Real multiplications of {@link #convolve} by the usual count of radix-2 transforms, (N²/2) log₂
   * N² complex ones each: three transforms and N² complex products of four.
   */
  public double multiplications() {
    double points = (double) side * side;
    return 3 * 2 * points * Math.log(points) / Math.log(2) + 4 * points;
  }

  /** The full convolution of two real arrays: (rows + rows − 1) × (columns + columns − 1). */
  public static double[][] full(double[][] a, double[][] b) {
    int rows = a.length + b.length - 1;
    int columns = a[0].length + b[0].length - 1;
    Convolution2D convolution = new Convolution2D(fastSide(Math.max(rows, columns)));
    double[] product = convolution.embedded(a);
    convolution.convolve(product, convolution.embedded(b));
    double[][] full = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        full[i][j] = product[2 * (i * convolution.side + j)];
      }
    }
    return full;
  }

  private double[] embedded(double[][] array) {
    double[] complex = new double[2 * side * side];
    for (int i = 0; i < array.length; i++) {
      for (int j = 0; j < array[i].length; j++) {
        complex[2 * (i * side + j)] = array[i][j];
      }
    }
    return complex;
  }

  private static boolean hasSmallFactors(int n) {
    int rest = n;
    for (int prime : new int[] {2, 3, 5}) {
      while (rest % prime == 0) {
        rest /= prime;
      }
    }
    return rest == 1;
  }
}
