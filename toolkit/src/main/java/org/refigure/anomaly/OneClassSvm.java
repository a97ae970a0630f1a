package org.refigure.anomaly;

import java.util.Arrays;
import java.util.Locale;

/**
 * The one-class support vector machine with the kernel exp(−γ‖x − y‖²) (Schölkopf et al.,
 * Estimating the Support of a High-Dimensional Distribution, 2001): a region that holds about 1 − ν
 * of the examples.
 *
 * <p>Its dual, min ½αᵀKα with 0 ≤ α ≤ 1 and Σα = νn, is solved by steps of two coordinates, those
 * that break the conditions of optimality most (Fan, Chen and Lin 2005).
 *
 * @param examples one a row
 * @param weights α
 * @param offset ρ: Σ αᵢk(xᵢ, x) at the border of the region
 * @param gamma γ
 */
public record OneClassSvm(double[][] examples, double[] weights, double offset, double gamma) {
  private static final double TOLERANCE = 1e-6;

  /**
   * Fits the region.
   *
   * @param nu ν in (0, 1], at most the share of examples outside
   * @param gamma γ &gt; 0, see {@link #scale}
   * @throws IllegalArgumentException if a setting is out of range or there is no example
   */
  public static OneClassSvm fit(double[][] examples, double nu, double gamma) {
    int n = examples.length;
    if (n == 0 || !(nu > 0) || nu > 1 || !(gamma > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d examples, nu = %s, gamma = %s: at least one, nu in (0, 1], gamma > 0 (one class)",
              n,
              nu,
              gamma));
    }
    double[][] kernel = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kernel[i][j] = kernel(examples[i], examples[j], gamma);
      }
    }
    double[] alpha = new double[n];
    for (int i = 0; i < n; i++) {
      alpha[i] = Math.max(0, Math.min(1, nu * n - i));
    }
    double[] gradient = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        gradient[i] += kernel[i][j] * alpha[j];
      }
    }
    while (step(kernel, alpha, gradient)) {
      // until no two coordinates can improve
    }
    return new OneClassSvm(examples, alpha, border(alpha, gradient), gamma);
  }

  /** γ = 1/(columns · variance of all numbers), a customary choice. */
  public static double scale(double[][] examples) {
    double[] all = Arrays.stream(examples).flatMapToDouble(Arrays::stream).toArray();
    double mean = Arrays.stream(all).average().orElse(0);
    double square = Arrays.stream(all).map(x -> (x - mean) * (x - mean)).average().orElse(1);
    return 1 / (examples[0].length * square);
  }

  /** ρ − Σ αᵢk(xᵢ, x): positive outside the region, the larger the stranger. */
  public double score(double... x) {
    double sum = offset;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        sum -= weights[i] * kernel(examples[i], x, gamma);
      }
    }
    return sum;
  }

  private static boolean step(double[][] kernel, double[] alpha, double[] gradient) {
    int up = -1;
    int down = -1;
    for (int i = 0; i < alpha.length; i++) {
      if (alpha[i] < 1 && (up < 0 || gradient[i] < gradient[up])) {
        up = i;
      }
      if (alpha[i] > 0 && (down < 0 || gradient[i] > gradient[down])) {
        down = i;
      }
    }
    if (up < 0 || down < 0 || gradient[down] - gradient[up] < TOLERANCE) {
      return false;
    }
    double curvature = kernel[up][up] + kernel[down][down] - 2 * kernel[up][down];
    double length = (gradient[down] - gradient[up]) / Math.max(curvature, 1e-12);
    double moved = Math.min(length, Math.min(1 - alpha[up], alpha[down]));
    alpha[up] = moved == 1 - alpha[up] ? 1 : alpha[up] + moved;
    alpha[down] = moved == alpha[down] ? 0 : alpha[down] - moved;
    for (int i = 0; i < alpha.length; i++) {
      gradient[i] += moved * (kernel[i][up] - kernel[i][down]);
    }
    return true;
  }

  /** Examples with 0 &lt; α &lt; 1 lie on the border; without any, between both sides. */
  private static double border(double[] alpha, double[] gradient) {
    double sum = 0;
    int free = 0;
    double inside = Double.POSITIVE_INFINITY;
    double outside = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < alpha.length; i++) {
      if (alpha[i] > 0 && alpha[i] < 1) {
        sum += gradient[i];
        free++;
      } else if (alpha[i] == 0) {
        inside = Math.min(inside, gradient[i]);
      } else {
        outside = Math.max(outside, gradient[i]);
      }
    }
    if (free > 0) {
      return sum / free;
    }
    return Double.isInfinite(inside) ? outside : (inside + outside) / 2;
  }

  private static double kernel(double[] x, double[] y, double gamma) {
    double square = 0;
    for (int k = 0; k < x.length; k++) {
      square += (x[k] - y[k]) * (x[k] - y[k]);
    }
    return Math.exp(-gamma * square);
  }
}
