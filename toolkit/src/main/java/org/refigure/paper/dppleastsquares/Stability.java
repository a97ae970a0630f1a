package org.refigure.paper.dppleastsquares;

import java.util.Locale;

/** The guarantee for independent samples from ν: P(‖G − I‖ &gt; δ) ≤ 2m·exp(−c_δ·n/m). */
public final class Stability {
  private Stability() {}

  /** c_δ = (1 + δ)ln(1 + δ) − δ, for δ in (0, 1). */
  public static double constant(double delta) {
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "delta = %s must be in (0, 1) (stability of a sample)", delta));
    }
    return (1 + delta) * Math.log1p(delta) - delta;
  }

  /** 2m·exp(−c_δ·n/m); above 1 it says nothing. */
  public static double bound(int m, int n, double delta) {
    return 2 * m * Math.exp(-constant(delta) * n / m);
  }

  /** The smallest n with n ≥ m·ln(2m/η)/c_δ: enough for ‖G − I‖ ≤ δ with probability 1 − η. */
  public static int samples(int m, double delta, double eta) {
    if (m < 1 || !(eta > 0 && eta < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "m = %d must be >= 1 and eta = %s in (0, 1) (stability of a sample)",
              m,
              eta));
    }
    return (int) Math.ceil(m * Math.log(2 * m / eta) / constant(delta));
  }
}
