package org.refigure.paper.adamp;

import org.hipparchus.util.MathArrays;

/**
 * Heavy ball on scale-invariant weights: p ← βp + ∇f(w), w ← w − ηp, with the exact bookkeeping of
 * the norm.
 *
 * <p>If w·∇f(w) = 0 then (paper, section 3; claim C1) ‖w_{t+1}‖² = ‖w_t‖² + η²‖p_t‖² +
 * 2η²Σ_{k&lt;t} β^(t−k)‖p_k‖². With the update projected, q = Π_w(p), it is ‖w_{t+1}‖² = ‖w_t‖² +
 * η²‖q_t‖² (C3). The buffer itself is never projected.
 */
public final class HeavyBall {
  private final double learningRate;
  private final double beta;
  private final boolean projected;
  private final double[] weights;
  private final double[] buffer;
  private final double start;
  private double steps;
  private double memory;
  private double predicted;
  private double residual;

  /** A particle at rest. */
  public HeavyBall(double[] weights, double learningRate, double beta, boolean projected) {
    this.weights = weights.clone();
    this.learningRate = learningRate;
    this.beta = beta;
    this.projected = projected;
    buffer = new double[weights.length];
    start = squares(weights);
    predicted = start;
  }

  /** Takes one step along a gradient that is orthogonal to the weights. */
  public void step(double[] gradient) {
    double radial = 0;
    for (int i = 0; i < weights.length; i++) {
      buffer[i] = beta * buffer[i] + gradient[i];
      radial += buffer[i] * weights[i];
    }
    radial = projected ? radial / squares(weights) : 0;
    double length = 0;
    for (int i = 0; i < weights.length; i++) {
      double move = buffer[i] - radial * weights[i];
      weights[i] -= learningRate * move;
      length += move * move;
    }
    double square = learningRate * learningRate * length;
    steps += square;
    predicted += square + (projected ? 0 : 2 * memory);
    memory = beta * (memory + square);
    double now = squares(weights);
    residual = Math.max(residual, Math.abs(now - predicted) / now);
  }

  /** The weights, shared: not to be changed. */
  public double[] weights() {
    return weights;
  }

  /** ‖w‖. */
  public double norm() {
    return Math.sqrt(squares(weights));
  }

  /** ‖w‖² − ‖w₀‖². */
  public double growth() {
    return squares(weights) - start;
  }

  /** Growth over the sum of squared steps Σ‖w_{t+1} − w_t‖²; tends to 1 + 2β/(1−β) if plain. */
  public double growthRatio() {
    return growth() / steps;
  }

  /** Largest |‖w_t‖² − identity|/‖w_t‖² so far, the identity summed up from the start. */
  public double residual() {
    return residual;
  }

  /** What the ratio tends to for steady steps, 1 + 2β/(1−β) = (1+β)/(1−β). */
  public static double limit(double beta) {
    return (1 + beta) / (1 - beta);
  }

  /** The limit minus its start-up term, 2β/((1−β)²T). */
  public static double ratioAfter(double beta, double steps) {
    return limit(beta) - 2 * beta / ((1 - beta) * (1 - beta) * steps);
  }

  /** Compensated: growth is a small difference of two such sums. */
  private static double squares(double[] vector) {
    return MathArrays.linearCombination(vector, vector);
  }
}
