package org.refigure.paper.gauntproducts;

import org.refigure.harmonic.GauntTensor;
import org.refigure.harmonic.SphericalHarmonics;

/** The product with the coefficients that are not zero only: the fair rival of the Fourier way. */
public final class SparseProduct implements SphereProduct {
  private final int outputs;
  private final int[] first;
  private final int[] second;
  private final int[] result;
  private final double[] values;

  /** Takes over the entries of a tensor. */
  public SparseProduct(GauntTensor tensor) {
    outputs = SphericalHarmonics.count(tensor.outputDegree());
    first = tensor.entries().stream().mapToInt(GauntTensor.Entry::first).toArray();
    second = tensor.entries().stream().mapToInt(GauntTensor.Entry::second).toArray();
    result = tensor.entries().stream().mapToInt(GauntTensor.Entry::result).toArray();
    values = tensor.entries().stream().mapToDouble(GauntTensor.Entry::value).toArray();
  }

  @Override
  public double[] multiply(double[] x, double[] y) {
    double[] product = new double[outputs];
    for (int entry = 0; entry < values.length; entry++) {
      product[result[entry]] += values[entry] * x[first[entry]] * y[second[entry]];
    }
    return product;
  }

  /** Two for each entry. */
  @Override
  public double multiplications() {
    return 2.0 * values.length;
  }
}
