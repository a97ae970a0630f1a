package org.refigure.paper.gauntproducts;

import org.refigure.harmonic.Convolution2D;
import org.refigure.harmonic.TorusSeries;

/**
 * The product by way of the torus (C3): coefficients → Fourier coefficients → convolution by fast
 * Fourier transform → back. O(L³), of which the transforms are O(L² log L) (C4).
 */
public final class FourierProduct implements SphereProduct {
  private final TorusSeries input;
  private final TorusSeries output;
  private final Convolution2D convolution;

  /** The product of functions of degree at most L, on the next fast size ≥ 4L + 1. */
  public FourierProduct(int degree) {
    this(degree, Convolution2D.fastSide(4 * degree + 1));
  }

  /**
   * The same on a torus of N×N frequencies.
   *
   * @param side N; below 4L + 1 frequencies of the product fall together, which is wrong
   */
  public FourierProduct(int degree, int side) {
    input = new TorusSeries(degree);
    output = new TorusSeries(2 * degree);
    convolution = new Convolution2D(side);
  }

  @Override
  public double[] multiply(double[] x, double[] y) {
    double[] product = input.toTorus(x, convolution.side());
    convolution.convolve(product, input.toTorus(y, convolution.side()));
    return output.fromTorus(product, convolution.side());
  }

  @Override
  public double multiplications() {
    return 2 * input.forwardMultiplications()
        + convolution.multiplications()
        + output.backwardMultiplications();
  }
}
