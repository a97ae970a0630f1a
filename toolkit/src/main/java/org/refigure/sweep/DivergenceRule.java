package org.refigure.sweep;

import java.util.Locale;

/**
 * A run diverged as soon as a point of a curve is not a finite number or lies above a bound.
 *
 * @param curve the curve it watches, for example {@code loss}
 * @param bound the largest value that is still well; infinite if only finite numbers are asked for
 */
public record DivergenceRule(String curve, double bound) {

  /** Checks the bound. */
  public DivergenceRule {
    if (Double.isNaN(bound)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "bound = NaN must be a number (divergence rule of curve \"%s\")",
              curve));
    }
  }

  /** Diverged once a point of the curve is NaN or infinite. */
  public static DivergenceRule nonFinite(String curve) {
    return new DivergenceRule(curve, Double.POSITIVE_INFINITY);
  }

  /** Diverged once a point of the curve is NaN, infinite or greater than the bound. */
  public static DivergenceRule above(String curve, double bound) {
    return new DivergenceRule(curve, bound);
  }

  /**
   * Looks at one recorded point.
   *
   * @throws Divergence if it breaks the rule
   */
  void check(String name, long step, double value) {
    if (name.equals(curve) && !Double.isFinite(value)) {
      throw new Divergence(step, String.format(Locale.ROOT, "%s = %s", curve, value));
    } else if (name.equals(curve) && value > bound) {
      throw new Divergence(step, String.format(Locale.ROOT, "%s = %s > %s", curve, value, bound));
    }
  }
}
