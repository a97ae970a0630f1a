package org.refigure.paper.softmaxghosts;

import org.refigure.model.Matrix;

/** How far a step may go: the paper's radii, from the slopes a of the logits along the step. */
public final class StepRadius {
  private StepRadius() {}

  /** Exact radius for two classes, ρ* = √(δ² + π²)/Δ (paper, Theorem 4.3). */
  public static double binary(double gap, double spread) {
    return Math.hypot(gap, Math.PI) / spread;
  }

  /** The same theorem as the circulated text prints it, δ² + π²/Δ: the root was lost. */
  public static double binaryAsPrinted(double gap, double spread) {
    return gap * gap + Math.PI * Math.PI / spread;
  }

  /** Lower bound for any number of classes, ρₐ = π/Δₐ ≤ ρ* (paper, Theorem 4.6). */
  public static double bound(double spread) {
    return bound(spread, 1);
  }

  /** The bound when logits are divided by a temperature: ρₐ(T) = πT/Δₐ. */
  public static double bound(double spread, double temperature) {
    return Math.PI * temperature / spread;
  }

  /**
   * Δₐ of a data set: the largest spread max a − min a over its rows.
   *
   * @param slopes derivative of the logits along a direction, a row for each example
   */
  public static double largestSpread(Matrix slopes) {
    double largest = 0;
    int classes = slopes.columns();
    for (int row = 0; row < slopes.rows(); row++) {
      float low = slopes.data()[row * classes];
      float high = low;
      for (int k = 1; k < classes; k++) {
        float a = slopes.data()[row * classes + k];
        low = Math.min(low, a);
        high = Math.max(high, a);
      }
      largest = Math.max(largest, (double) high - low);
    }
    return largest;
  }
}
