package org.refigure.diagnose;

/** How firmly weighted places hold a line. */
final class Leverage {
  private Leverage() {}

  /** The places less their weighted mean. */
  static double[] centred(double[] places, double[] weights) {
    double sum = 0;
    double mean = 0;
    for (int i = 0; i < places.length; i++) {
      sum += weights[i];
      mean += weights[i] * places[i];
    }
    double[] centred = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      centred[i] = places[i] - mean / sum;
    }
    return centred;
  }

  /** What each place adds to the inverse variance of the slope, w·(k − k̄)². */
  static double[] parts(double[] places, double[] weights) {
    double[] parts = centred(places, weights);
    for (int i = 0; i < parts.length; i++) {
      parts[i] *= weights[i] * parts[i];
    }
    return parts;
  }
}
