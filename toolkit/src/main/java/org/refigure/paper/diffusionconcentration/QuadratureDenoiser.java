package org.refigure.paper.diffusionconcentration;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The exact posterior mean for a target on the line, by quadrature on a grid and linear
 * interpolation in a table of observations.
 *
 * <p>E[x₀ | y] = Σ wⱼxⱼ e^{−(y − √ᾱxⱼ)²/2(1 − ᾱ)} / Σ wⱼe^{…} with the trapezoid weights wⱼ of the
 * density; the exponents are shifted by their largest, so that far observations do not underflow.
 */
public final class QuadratureDenoiser implements Denoiser {
  private static final double SMALLEST = 1e-3;
  private static final double LARGEST = 400;
  private static final int POINTS_A_SIGN = 900;
  private static final int TABLE_A_SIGN = 300;

  private final double[] grid = mirrored(SMALLEST, LARGEST, POINTS_A_SIGN);
  private final double[] logWeights = new double[grid.length];

  /**
   * The denoiser of a target.
   *
   * @param logDensity ln p(x) up to a constant, on [−400, 400]
   */
  public QuadratureDenoiser(DoubleUnaryOperator logDensity) {
    int last = grid.length - 1;
    for (int j = 0; j <= last; j++) {
      double spacing = (grid[Math.min(j + 1, last)] - grid[Math.max(j - 1, 0)]) / 2;
      logWeights[j] = logDensity.applyAsDouble(grid[j]) + Math.log(spacing);
    }
  }

  @Override
  public Level at(double signal) {
    double reach = 8 * Math.sqrt(1 - signal) + LARGEST * Math.sqrt(signal);
    double[] observed = mirrored(SMALLEST, Math.max(reach, 10), TABLE_A_SIGN);
    double[] means = Arrays.stream(observed).map(y -> mean(y, signal)).toArray();
    return (noisy, clean) -> {
      for (int i = 0; i < clean.length; i++) {
        clean[i] = interpolated(observed, means, noisy[i]);
      }
    };
  }

  /** E[x₀ | y] by the sum itself. */
  public double mean(double y, double signal) {
    double[] exponents = new double[grid.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < grid.length; j++) {
      double miss = y - Math.sqrt(signal) * grid[j];
      exponents[j] = logWeights[j] - miss * miss / (2 * (1 - signal));
      highest = Math.max(highest, exponents[j]);
    }
    double mass = 0;
    double moment = 0;
    for (int j = 0; j < grid.length; j++) {
      double weight = Math.exp(exponents[j] - highest);
      mass += weight;
      moment += weight * grid[j];
    }
    return moment / mass;
  }

  /** On the table's line through the two neighbours of y; beyond the table along its last line. */
  private static double interpolated(double[] x, double[] values, double y) {
    int found = Arrays.binarySearch(x, y);
    int above = Math.max(1, Math.min(x.length - 1, found >= 0 ? found : -found - 1));
    double share = (y - x[above - 1]) / (x[above] - x[above - 1]);
    return values[above - 1] + share * (values[above] - values[above - 1]);
  }

  /** −high … −low, low … high, evenly spaced in the logarithm on each side. */
  private static double[] mirrored(double low, double high, int pointsASign) {
    double[] values = new double[2 * pointsASign];
    for (int i = 0; i < pointsASign; i++) {
      double value = low * Math.pow(high / low, (double) i / (pointsASign - 1));
      values[pointsASign + i] = value;
      values[pointsASign - 1 - i] = -value;
    }
    return values;
  }
}
