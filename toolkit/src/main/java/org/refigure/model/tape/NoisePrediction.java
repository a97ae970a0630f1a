package org.refigure.model.tape;

import java.util.Locale;
import java.util.function.LongFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;

/**
 * What a diffusion model learns (Ho et al., arXiv 2006.11239, equation 14): from x_t = √ᾱ_t x +
 * √(1−ᾱ_t) ε and t, the noise ε, with ᾱ_t = Π(1 − β_s) for s ≤ t and β rising linearly.
 *
 * @param data a row x for each example
 * @param steps T
 * @param first β₁
 * @param last β_T
 * @param timeFeatures even: sines, then cosines of t·10000^{−2k/features}
 */
public record NoisePrediction(
    double[][] data, int steps, double first, double last, int timeFeatures) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if there are no data, T is below 2, a β is outside (0, 1), or
   *     the number of features is odd or below 2
   */
  public NoisePrediction {
    boolean features = timeFeatures >= 2 && timeFeatures % 2 == 0;
    if (data.length == 0 || steps < 2 || !(first > 0 && last < 1 && first <= last) || !features) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d examples, T = %d, β from %s to %s, %d time features: needs an example, T ≥ 2,"
                  + " 0 < β₁ ≤ β_T < 1 and evenly many features (noise prediction)",
              data.length,
              steps,
              first,
              last,
              timeFeatures));
    }
  }

  /** T = 200, β from 5e-4 to 0.1, 32 features of time. */
  public static NoisePrediction standard(double[][] data) {
    return new NoisePrediction(data, 200, 5e-4, 0.1, 32);
  }

  /** ᾱ_t. */
  public double kept(int t) {
    double kept = 1;
    for (int s = 1; s <= t; s++) {
      kept *= 1 - (first + (last - first) * (s - 1) / (steps - 1));
    }
    return kept;
  }

  /** The features τ of a time. */
  public double[] time(int t) {
    double[] time = new double[timeFeatures];
    for (int k = 0; k < timeFeatures / 2; k++) {
      double phase = t * Math.pow(10_000, -2.0 * k / timeFeatures);
      time[k] = Math.sin(phase);
      time[k + timeFeatures / 2] = Math.cos(phase);
    }
    return time;
  }

  /**
   * Rows [x_t, τ] with the noise ε as targets: examples and times drawn uniformly, as a function of
   * the step alone.
   */
  public LongFunction<Pairs> batches(int size, long seed) {
    double[] kept = new double[steps + 1];
    for (int t = 1; t <= steps; t++) {
      kept[t] = kept(t);
    }
    return step -> batch(size, kept, seed, step);
  }

  private Pairs batch(int size, double[] kept, long seed, long step) {
    GaussianStream noise = GaussianStream.at(seed, step);
    UniformRandomProvider uniform =
        RandomSource.XO_SHI_RO_256_PP.create(Double.doubleToLongBits(noise.next()));
    int pixels = data[0].length;
    DoubleMatrix inputs = DoubleMatrix.zeros(size, pixels + timeFeatures);
    DoubleMatrix targets = DoubleMatrix.zeros(size, pixels);
    for (int row = 0; row < size; row++) {
      double[] example = data[uniform.nextInt(data.length)];
      int t = 1 + uniform.nextInt(steps);
      int at = row * inputs.columns();
      for (int j = 0; j < pixels; j++) {
        double epsilon = noise.next();
        targets.data()[row * pixels + j] = epsilon;
        inputs.data()[at + j] = Math.sqrt(kept[t]) * example[j] + Math.sqrt(1 - kept[t]) * epsilon;
      }
      System.arraycopy(time(t), 0, inputs.data(), at + pixels, timeFeatures);
    }
    return new Pairs(inputs, targets);
  }
}
