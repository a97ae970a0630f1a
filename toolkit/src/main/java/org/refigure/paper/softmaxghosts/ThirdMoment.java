package org.refigure.paper.softmaxghosts;

/**
 * How far the quadratic model of the loss can be wrong: a sharp bound on third moments (claim C6).
 *
 * <p>|E(X − EX)³| ≤ Δ³/(6√3) for X in an interval of length Δ. Along p_τ ∝ p₀e^(τa) the third
 * derivative of ln F is such a moment, hence |KL(p₀‖p_τ) − ½τ²Var(a)| ≤ |τ|³Δ³/(36√3).
 */
public final class ThirdMoment {
  /** The weight (3 + √3)/6 of the two-point law that attains the bound. */
  public static final double EXTREMAL = (3 + Math.sqrt(3)) / 6;

  private ThirdMoment() {}

  /** |E(X − EX)³| of a law on points. */
  public static double of(double[] points, double[] probabilities) {
    return Math.abs(central(points, probabilities, 3));
  }

  /** The bound Δ³/(6√3). */
  public static double bound(double length) {
    return Math.pow(length, 3) / (6 * Math.sqrt(3));
  }

  /** p(1 − p)|1 − 2p|: the moment of a two-point law on {0, 1}. */
  public static double twoPoint(double p) {
    return p * (1 - p) * Math.abs(1 - 2 * p);
  }

  /** The bound |τ|³Δ³/(36√3) on the remainder. */
  public static double remainderBound(double step, double spread) {
    return Math.pow(Math.abs(step), 3) * bound(spread) / 6;
  }

  /** |KL(p₀‖p_τ) − ½τ²Var_{p₀}(a)| with p₀ the softmax of the logits, p_τ ∝ p₀e^(τa). */
  public static double remainder(ExponentialSum sum, double step) {
    double[] start = softmax(sum, 0);
    double[] end = softmax(sum, step);
    double divergence = 0;
    for (int k = 0; k < start.length; k++) {
      divergence += start[k] * Math.log(start[k] / end[k]);
    }
    return Math.abs(divergence - 0.5 * step * step * central(sum.slopes(), start, 2));
  }

  private static double[] softmax(ExponentialSum sum, double step) {
    double[] powers = new double[sum.slopes().length];
    double top = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < powers.length; k++) {
      powers[k] = sum.logits()[k] + step * sum.slopes()[k];
      top = Math.max(top, powers[k]);
    }
    double total = 0;
    for (int k = 0; k < powers.length; k++) {
      powers[k] = Math.exp(powers[k] - top);
      total += powers[k];
    }
    for (int k = 0; k < powers.length; k++) {
      powers[k] /= total;
    }
    return powers;
  }

  private static double central(double[] points, double[] probabilities, int power) {
    double mean = 0;
    for (int k = 0; k < points.length; k++) {
      mean += probabilities[k] * points[k];
    }
    double moment = 0;
    for (int k = 0; k < points.length; k++) {
      moment += probabilities[k] * Math.pow(points[k] - mean, power);
    }
    return moment;
  }
}
