package org.refigure.paper.gauntproducts;

import org.refigure.stats.LineFit;

/** What is counted, not timed: multiplications, entries and lost paths. */
final class Counts {
  private Counts() {}

  /** Non-zero real Gaunt coefficients by quadrature. */
  static int nonZero(int inputDegree, int outputDegree) {
    return GauntTensor.byQuadrature(inputDegree, outputDegree, GauntTensor.THRESHOLD)
        .entries()
        .size();
  }

  /** The same by Clebsch–Gordan coefficients. */
  static int nonZeroByClebschGordan(int inputDegree, int outputDegree) {
    return GauntTensor.byClebschGordan(inputDegree, outputDegree).entries().size();
  }

  /** The share of paths (l₁, l₂) → l with all degrees ≤ L that have an odd sum and are lost. */
  static double lostShare(int degree) {
    int all = 0;
    int odd = 0;
    for (int a = 0; a <= degree; a++) {
      for (int b = 0; b <= degree; b++) {
        for (int c = Math.abs(a - b); c <= Math.min(degree, a + b); c++) {
          all++;
          odd += (a + b + c) % 2;
        }
      }
    }
    return (double) odd / all;
  }

  /** The local slope of the dense count (L+1)⁴(2L+1)² between L − 1 and L. */
  static double denseSlope(int degree) {
    return Math.log(DenseProduct.multiplications(degree) / DenseProduct.multiplications(degree - 1))
        / Math.log(degree / (degree - 1.0));
  }

  /** The slope of the Fourier count over degrees 8 to 16. */
  static double fourierSlope() {
    double[] x = new double[9];
    double[] y = new double[9];
    for (int i = 0; i < 9; i++) {
      x[i] = Math.log(8 + i);
      y[i] = Math.log(new FourierProduct(8 + i).multiplications());
    }
    return LineFit.of(x, y).slope();
  }
}
