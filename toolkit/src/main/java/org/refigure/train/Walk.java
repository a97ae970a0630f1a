package org.refigure.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.refigure.model.DoubleMatrix;
import org.refigure.optim.Optimizer;
import org.refigure.optim.Tensor;
import org.refigure.spectrum.Spectrum;

/**
 * What a rule does to a matrix whose gradients do not depend on it: W from 0, without a loss, so
 * that only the optimiser's own law of norm, rotation and spectrum is left.
 *
 * <pre>{@code
 * var noise = new GaussianStream(seed);
 * Walk walk = Walk.of(AdamW.LANGUAGE_MODEL, 0.01, 0.5, 64, 64)
 *     .run(800, () -> noise.next(64 * 64), out::point);
 * walk.rms(); walk.rotation(); walk.spectrum();
 * }</pre>
 */
public final class Walk {
  /** About as many looks as a figure has room for. */
  private static final int LOOKS = 80;

  private final Optimizer rule;
  private final double learningRate;
  private final double weightDecay;
  private final Tensor weights;
  private final List<Double> lateAngles = new ArrayList<>();
  private final DoubleMatrix moment; // Σ uuᵀ

  private Walk(Optimizer rule, double learningRate, double weightDecay, Tensor weights) {
    this.rule = rule;
    this.learningRate = learningRate;
    this.weightDecay = weightDecay;
    this.weights = weights;
    moment = DoubleMatrix.zeros(weights.rows(), weights.rows());
  }

  /**
   * A matrix of zeros under a rule.
   *
   * @param learningRate η of every step
   * @param weightDecay λ; what it does is said by {@link Optimizer#decay}
   */
  public static Walk of(
      Optimizer rule, double learningRate, double weightDecay, int rows, int columns) {
    return new Walk(rule, learningRate, weightDecay, Tensor.zeros("W", rows, columns));
  }

  /**
   * Walks. About 80 times it looks and records the curves {@code rms} and {@code rotation}, the
   * angle between W before and after the step in radians.
   *
   * @param gradients the next gradient, row after row
   * @return this
   * @throws InterruptedException if the thread was interrupted
   * @throws ArithmeticException if the weights are no longer finite
   */
  public Walk run(long steps, Supplier<double[]> gradients, Measurements out)
      throws InterruptedException {
    long stride = Math.max(1, steps / LOOKS);
    for (long step = 1; step <= steps; step++) {
      if (Thread.interrupted()) {
        throw new InterruptedException(
            String.format(Locale.ROOT, "stopped at step %d of %d", step, steps));
      }
      boolean look = step % stride == 0 || step == steps;
      double[] before = look ? weights.values().clone() : weights.values();
      weights.step(rule, gradients.get(), learningRate, weightDecay);
      if (look) {
        look(step, steps, before, out);
      }
    }
    return this;
  }

  private void look(long step, long steps, double[] before, Measurements out) {
    double rms = rms();
    if (!Double.isFinite(rms)) {
      throw new ArithmeticException(
          String.format(Locale.ROOT, "rms of the weights = %s after step %d (walk)", rms, step));
    }
    out.point("rms", step, rms);
    if (step > 1) {
      double angle = angle(before, weights.values());
      out.point("rotation", step, angle);
      if (step > 3 * steps / 4) {
        lateAngles.add(angle);
      }
    }
    if (step > steps / 2) {
      DoubleMatrix update = new DoubleMatrix(weights.rows(), weights.columns(), weights.update());
      double[] square = update.timesTransposed(update).data();
      for (int i = 0; i < square.length; i++) {
        moment.data()[i] += square[i];
      }
    }
  }

  /** Where W is, shared. */
  public double[] weights() {
    return weights.values();
  }

  /** Root mean square of W. */
  public double rms() {
    double sum = 0;
    for (double value : weights.values()) {
      sum += value * value;
    }
    return Math.sqrt(sum / weights.values().length);
  }

  /** The mean angle of a step in radians over the looks of the last quarter; NaN before them. */
  public double rotation() {
    return lateAngles.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** The singular values of W. */
  public Spectrum spectrum() {
    return Spectrum.of(weights.values(), weights.rows(), weights.columns());
  }

  /**
   * Eigenvalues of E[uuᵀ] over the looks of the second half, in decreasing order and of mean 1: how
   * far the updates prefer some directions over others.
   */
  public double[] updateEigenvalues() {
    // A symmetric matrix without negative eigenvalues: singular values and eigenvalues agree.
    double[] values = Spectrum.of(moment.data(), moment.rows(), moment.columns()).singularValues();
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    return Arrays.stream(values).map(value -> value / mean).toArray();
  }

  /** The angle between two vectors; Kahan's form keeps small ones exact. */
  static double angle(double[] a, double[] b) {
    double lengthA = length(a);
    double lengthB = length(b);
    double difference = 0;
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double x = a[i] / lengthA;
      double y = b[i] / lengthB;
      difference += (x - y) * (x - y);
      sum += (x + y) * (x + y);
    }
    return 2 * Math.atan2(Math.sqrt(difference), Math.sqrt(sum));
  }

  private static double length(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(value -> value * value).sum());
  }
}
