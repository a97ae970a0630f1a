package org.refigure.paper.gauntproducts;

import java.util.Arrays;
import org.refigure.harmonic.GauntTensor;
import org.refigure.harmonic.SphericalHarmonics;

/** The product with every coefficient of the Gaunt tensor, zeros included: O(L⁶) (C4). */
public final class DenseProduct implements SphereProduct {
  private final int inputs;
  private final int outputs;
  private final double[] tensor;

  /** Lays the coefficients out as outputs × inputs × inputs numbers. */
  public DenseProduct(GauntTensor coefficients) {
    inputs = SphericalHarmonics.count(coefficients.inputDegree());
    outputs = SphericalHarmonics.count(coefficients.outputDegree());
    tensor = new double[Math.multiplyExact(outputs, inputs * inputs)];
    for (GauntTensor.Entry entry : coefficients.entries()) {
      tensor[(entry.result() * inputs + entry.first()) * inputs + entry.second()] = entry.value();
    }
  }

  /** (L+1)⁴(2L+1)², what {@link #multiplications} counts, without building the tensor. */
  public static double multiplications(int degree) {
    return Math.pow(degree + 1, 4) * Math.pow(2 * degree + 1, 2);
  }

  @Override
  public double[] multiply(double[] x, double[] y) {
    double[] product = new double[outputs];
    double[] row = new double[inputs];
    for (int k = 0; k < outputs; k++) {
      Arrays.fill(row, 0);
      for (int i = 0; i < inputs; i++) {
        int from = (k * inputs + i) * inputs;
        double factor = x[i];
        for (int j = 0; j < inputs; j++) {
          row[j] += factor * tensor[from + j];
        }
      }
      for (int j = 0; j < inputs; j++) {
        product[k] += row[j] * y[j];
      }
    }
    return product;
  }

  /** One for each coefficient; the last sum over one factor is of lower order. */
  @Override
  public double multiplications() {
    return tensor.length;
  }
}
