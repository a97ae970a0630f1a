package org.refigure.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Platt scaling: a forecast p becomes σ(slope·logit p + intercept), with σ(t) = 1/(1 + e⁻ᵗ).
 *
 * <p>Source: Platt, Probabilistic Outputs for Support Vector Machines (1999), here on the logit of
 * a probability as in Kumar, Liang and Ma (arXiv 1909.10155).
 *
 * @param slope a
 * @param intercept b
 */
public record PlattScaling(double slope, double intercept) implements DoubleUnaryOperator {
  private static final double CLIP = 1e-12;

  /** Keeps the slope finite where one threshold separates the outcomes; else without effect. */
  private static final double RIDGE = 1e-10;

  private static final int MOST_STEPS = 100;

  /**
   * Maximises the likelihood of the outcomes by Newton's method with step halving.
   *
   * <p>Outcomes that one threshold separates, or nearly, have a likelihood that rises for ever with
   * the slope. A penalty of 10⁻¹⁰·slope²/2 gives it a top, and the search ends after 100 steps in
   * any case.
   *
   * @throws IllegalArgumentException if all outcomes or all forecasts are equal
   */
  public static PlattScaling fit(BinaryForecasts data) {
    double[] x = Arrays.stream(data.forecasts()).map(PlattScaling::logit).toArray();
    boolean[] y = data.outcomes();
    requireBoth(x, y);
    double slope = 0;
    double intercept = 0;
    double loss = loss(x, y, slope, intercept);
    for (int step = 0; step < MOST_STEPS; step++) {
      double gradientA = RIDGE * slope;
      double gradientB = 0;
      double aa = RIDGE;
      double ab = 0;
      double bb = 0;
      for (int i = 0; i < x.length; i++) {
        double p = sigmoid(slope * x[i] + intercept);
        double error = p - (y[i] ? 1 : 0);
        double weight = p * (1 - p);
        gradientA += error * x[i];
        gradientB += error;
        aa += weight * x[i] * x[i];
        ab += weight * x[i];
        bb += weight;
      }
      double determinant = aa * bb - ab * ab;
      double stepA = (bb * gradientA - ab * gradientB) / determinant;
      double stepB = (aa * gradientB - ab * gradientA) / determinant;
      double decrement = gradientA * stepA + gradientB * stepB;
      if (!(determinant > 0) || decrement < 1e-12) {
        break;
      }
      double share = 1;
      double next = loss(x, y, slope - stepA, intercept - stepB);
      while (!(next < loss - 1e-4 * share * decrement) && share > 1e-6) {
        share /= 2;
        next = loss(x, y, slope - share * stepA, intercept - share * stepB);
      }
      if (!(next < loss)) {
        break;
      }
      slope -= share * stepA;
      intercept -= share * stepB;
      loss = next;
    }
    return new PlattScaling(slope, intercept);
  }

  /** The recalibrated forecast. */
  @Override
  public double applyAsDouble(double forecast) {
    return sigmoid(slope * logit(forecast) + intercept);
  }

  /** ln(p/(1 − p)), with p kept 10⁻¹² away from 0 and 1. */
  static double logit(double p) {
    double clipped = Math.max(CLIP, Math.min(1 - CLIP, p));
    return Math.log(clipped / (1 - clipped));
  }

  private static double sigmoid(double t) {
    return 1 / (1 + Math.exp(-t));
  }

  /** Minus the log-likelihood, plus the penalty. */
  private static double loss(double[] x, boolean[] y, double slope, double intercept) {
    double sum = RIDGE * slope * slope / 2;
    for (int i = 0; i < x.length; i++) {
      double margin = (y[i] ? -1 : 1) * (slope * x[i] + intercept);
      sum += Math.max(0, margin) + Math.log1p(Math.exp(-Math.abs(margin)));
    }
    return sum;
  }

  private static void requireBoth(double[] x, boolean[] y) {
    boolean oneOutcome = true;
    for (boolean outcome : y) {
      oneOutcome &= outcome == y[0];
    }
    if (oneOutcome || Arrays.stream(x).allMatch(value -> value == x[0])) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d forecasts must not all be equal, nor all outcomes (Platt scaling); take more data",
              x.length));
    }
  }
}
