package org.refigure.harmonic;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.jtransforms.fft.DoubleFFT_2D;
import org.jtransforms.fft.DoubleFFT_3D;

/**
 * A real function on a periodic grid of N² or N³ cells of size 1, with filters and derivatives by
 * fast Fourier transform (JTransforms).
 *
 * <p>Wave numbers are k_a = 2π·j_a/N with −N/2 ≤ j_a &lt; N/2.
 *
 * @param dimension 2 or 3
 * @param side N
 * @param values N<sup>dimension</sup> numbers, the last axis fastest
 */
public record PeriodicField(int dimension, int side, double[] values) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if the dimension is not 2 or 3 or there are not
   *     N<sup>dimension</sup> values
   */
  public PeriodicField {
    if (dimension != 2 && dimension != 3 || side < 1 || values.length != cells(dimension, side)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "dimension = %d must be 2 or 3, side = %d ≥ 1 and %d values one for each cell (field)",
              dimension,
              side,
              values.length));
    }
  }

  /** Independent standard normal numbers. */
  public static PeriodicField white(int dimension, int side, long seed) {
    var normal =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
    double[] values = new double[cells(dimension, side)];
    Arrays.setAll(values, i -> normal.sample());
    return new PeriodicField(dimension, side, values);
  }

  /**
   * The contrast n/mean − 1 of independent Poisson counts n in the cells.
   *
   * @param mean counts per cell, &gt; 0
   */
  public static PeriodicField poisson(int dimension, int side, double mean, long seed) {
    SharedStateDiscreteSampler counts =
        PoissonSampler.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed), mean);
    double[] values = new double[cells(dimension, side)];
    Arrays.setAll(values, i -> counts.sample() / mean - 1);
    return new PeriodicField(dimension, side, values);
  }

  /** f applied to every value. */
  public PeriodicField map(DoubleUnaryOperator f) {
    return new PeriodicField(dimension, side, Arrays.stream(values).map(f).toArray());
  }

  /** Every Fourier mode times amplitude(|k|); the mean, k = 0, is removed. */
  public PeriodicField filtered(DoubleUnaryOperator amplitude) {
    double[] modes = modes();
    for (int cell = 0; cell < values.length; cell++) {
      double factor = cell == 0 ? 0 : amplitude.applyAsDouble(Math.sqrt(squaredWave(cell)));
      modes[2 * cell] *= factor;
      modes[2 * cell + 1] *= factor;
    }
    return fromModes(modes);
  }

  /** ∂²/∂x_a∂x_b: every mode times −k_a·k_b. */
  public PeriodicField secondDerivative(int a, int b) {
    double[] modes = modes();
    for (int cell = 0; cell < values.length; cell++) {
      double factor = -wave(cell, a) * wave(cell, b);
      modes[2 * cell] *= factor;
      modes[2 * cell + 1] *= factor;
    }
    return fromModes(modes);
  }

  /** Σ_a ∂²/∂x_a²: every mode times −k². */
  public PeriodicField laplacian() {
    return filtered(k -> -k * k);
  }

  /** The same power in every mode with the phases of another random field. */
  public PeriodicField phaseRandomized(long seed) {
    double[] modes = modes();
    double[] phases = white(dimension, side, seed).modes();
    for (int cell = 0; cell < values.length; cell++) {
      double size = Math.hypot(modes[2 * cell], modes[2 * cell + 1]);
      double other = Math.hypot(phases[2 * cell], phases[2 * cell + 1]);
      modes[2 * cell] = size * phases[2 * cell] / other;
      modes[2 * cell + 1] = size * phases[2 * cell + 1] / other;
    }
    return fromModes(modes);
  }

  /** The variance over all cells (divided by their number). */
  public double variance() {
    return centralMoment(2);
  }

  /** The third central moment in units of the deviation. */
  public double skewness() {
    return centralMoment(3) / Math.pow(variance(), 1.5);
  }

  /** The mean of the product of two fields of one shape. */
  public double meanProduct(PeriodicField other) {
    double sum = 0;
    for (int cell = 0; cell < values.length; cell++) {
      sum += values[cell] * other.values[cell];
    }
    return sum / values.length;
  }

  /**
   * The expected value of variance(∇<sup>power/2</sup> field) of filtered white noise: Σ_k
   * k<sup>power</sup>·amplitude(k)²/N<sup>dimension</sup> over k ≠ 0.
   */
  public static double spectralMoment(
      int dimension, int side, DoubleUnaryOperator amplitude, double power) {
    PeriodicField grid = new PeriodicField(dimension, side, new double[cells(dimension, side)]);
    double sum = 0;
    for (int cell = 1; cell < grid.values.length; cell++) {
      double k = Math.sqrt(grid.squaredWave(cell));
      sum += Math.pow(k, power) * Math.pow(amplitude.applyAsDouble(k), 2);
    }
    return sum / grid.values.length;
  }

  /**
   * The expected correlation ξ(x) = E[f(0)f(x)] of filtered white noise: the transform of its
   * spectrum.
   */
  public static PeriodicField correlation(int dimension, int side, DoubleUnaryOperator amplitude) {
    double[] point = new double[cells(dimension, side)];
    point[0] = 1;
    return new PeriodicField(dimension, side, point)
        .filtered(k -> Math.pow(amplitude.applyAsDouble(k), 2));
  }

  private double centralMoment(int power) {
    double mean = Arrays.stream(values).sum() / values.length;
    return Arrays.stream(values).map(value -> Math.pow(value - mean, power)).sum() / values.length;
  }

  private double squaredWave(int cell) {
    double sum = 0;
    for (int axis = 0; axis < dimension; axis++) {
      sum += wave(cell, axis) * wave(cell, axis);
    }
    return sum;
  }

  private double wave(int cell, int axis) {
    int index = cell;
    for (int later = dimension - 1; later > axis; later--) {
      index /= side;
    }
    index %= side;
    return 2 * Math.PI * (2 * index < side ? index : index - side) / side;
  }

  private double[] modes() {
    double[] modes = new double[2 * values.length];
    for (int cell = 0; cell < values.length; cell++) {
      modes[2 * cell] = values[cell];
    }
    if (dimension == 2) {
      new DoubleFFT_2D(side, side).complexForward(modes);
    } else {
      new DoubleFFT_3D(side, side, side).complexForward(modes);
    }
    return modes;
  }

  private PeriodicField fromModes(double[] modes) {
    if (dimension == 2) {
      new DoubleFFT_2D(side, side).complexInverse(modes, true);
    } else {
      new DoubleFFT_3D(side, side, side).complexInverse(modes, true);
    }
    double[] real = new double[values.length];
    Arrays.setAll(real, cell -> modes[2 * cell]);
    return new PeriodicField(dimension, side, real);
  }

  private static int cells(int dimension, int side) {
    return (int) Math.round(Math.pow(side, dimension));
  }
}
