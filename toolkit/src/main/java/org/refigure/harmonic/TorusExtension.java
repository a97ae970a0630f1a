package org.refigure.harmonic;

/**
 * How much of a function on the sphere, extended to the torus, lies outside the frequencies |k|,
 * |m| ≤ L: nothing, if the extension keeps its rule.
 */
public final class TorusExtension {
  private TorusExtension() {}

  /**
   * The share of the energy outside the band, by a discrete Fourier transform of samples.
   *
   * <p>The grid is shifted so that no two of its points lie symmetrically about a pole.
   *
   * @param coefficients of a function of degree L
   * @param shifted true for the rule f(2π − θ, φ + π) = f(θ, φ), false to forget the shift of φ
   */
  public static double energyOutsideBand(double[] coefficients, boolean shifted) {
    int degree = SphericalHarmonics.degreeOf(coefficients);
    int side = 4 * degree + 3;
    double[][] samples = new double[side][side];
    double total = 0;
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        double theta = angle(i, side);
        double phi = angle(j, side);
        boolean beyond = theta > Math.PI;
        samples[i][j] =
            SphericalHarmonics.evaluate(
                coefficients,
                beyond ? 2 * Math.PI - theta : theta,
                beyond && shifted ? phi + Math.PI : phi);
        total += samples[i][j] * samples[i][j] / side / side;
      }
    }
    double band = 0;
    for (int m = -degree; m <= degree; m++) {
      double[] real = new double[side];
      double[] imaginary = new double[side];
      for (int i = 0; i < side; i++) {
        for (int j = 0; j < side; j++) {
          real[i] += samples[i][j] * Math.cos(m * angle(j, side)) / side;
          imaginary[i] -= samples[i][j] * Math.sin(m * angle(j, side)) / side;
        }
      }
      for (int k = -degree; k <= degree; k++) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < side; i++) {
          double cosine = Math.cos(k * angle(i, side)) / side;
          double sine = Math.sin(k * angle(i, side)) / side;
          re += real[i] * cosine + imaginary[i] * sine;
          im += imaginary[i] * cosine - real[i] * sine;
        }
        band += re * re + im * im;
      }
    }
    return Math.abs(1 - band / total);
  }

  private static double angle(int i, int side) {
    return 2 * Math.PI * (i + 0.37) / side;
  }
}
