package org.refigure.paper.auon;

import java.util.Locale;

/**
 * Between which numbers AuON's brake r = √mean cosh²(γX) lies, whatever the momentum of N entries.
 *
 * <p>cosh² = 1 + sinh² and ΣX² = 1 give r² = 1 + Σ sinh²(γX)/N. sinh² is at least the square of its
 * argument, and as a convex function of X² it is largest in sum where one entry holds everything:
 * √(1 + γ²/N) ≤ r ≤ √(1 + sinh²(γ)/N). For γ = 1 the excess r − 1 is at most 0.6906/N.
 *
 * @param entries N, at least 1
 * @param sharpness γ, at least 0
 */
public record BrakeBounds(int entries, double sharpness) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public BrakeBounds {
    if (entries < 1 || !(sharpness >= 0 && Double.isFinite(sharpness))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "entries = %d must be ≥ 1 and sharpness = %s a finite number ≥ 0 (brake bounds)",
              entries,
              sharpness));
    }
  }

  /** The bounds at γ = 1, the paper's. */
  public static BrakeBounds of(int entries) {
    return new BrakeBounds(entries, 1);
  }

  /** The least r − 1. */
  public double lowest() {
    return excess(sharpness * sharpness);
  }

  /** The largest r − 1: that of a momentum of one entry. */
  public double highest() {
    return excess(Math.pow(Math.sinh(sharpness), 2));
  }

  /** How far an r − 1 lies outside the bounds; negative or zero inside. */
  public double violation(double excess) {
    return Math.max(lowest() - excess, excess - highest());
  }

  /** √(1 + s/N) − 1, without cancellation. */
  private double excess(double s) {
    return s / entries / (Math.sqrt(1 + s / entries) + 1);
  }
}
