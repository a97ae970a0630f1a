package org.refigure.number;

import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** How a number between two whole ones becomes one of them. */
@FunctionalInterface
public interface Rounding {
  /** To the nearest whole number, ties to the even one. */
  Rounding NEAREST = Math::rint;

  /**
   * A whole number next to x, or x itself.
   *
   * @param x ≥ 0
   */
  double round(double x);

  /** Up with the probability that the fraction is, so that the mean is x itself. */
  static Rounding stochastic(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    return x -> {
      double below = Math.floor(x);
      return random.nextDouble() < x - below ? below + 1 : below;
    };
  }

  /**
   * The same from few random bits: up iff fraction + (2r + 1)/2^(bits + 1) ≥ 1 with r uniform in 0
   * … 2^bits − 1. The half step in the middle keeps the mean within 2^−(bits + 1) of x.
   *
   * @param bits 1 … 30; hardware proposals use 8
   */
  static Rounding stochastic(int bits, long seed) {
    if (bits < 1 || bits > 30) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "bits = %d must be in 1..30 (stochastic rounding)", bits));
    }
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int values = 1 << bits;
    return x -> {
      double below = Math.floor(x);
      double middle = (2.0 * random.nextInt(values) + 1) / (2.0 * values);
      return x - below + middle >= 1 ? below + 1 : below;
    };
  }
}
