package org.refigure.paper.liedecompositions;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.data.GaussianStream;
import org.refigure.lie.Matrix2;
import org.refigure.lie.PlanePolar;

/**
 * Draws g = exp(X)·R(θ): X symmetric with independent N(0, σ²) on the diagonal and N(0, σ²/2) off
 * it, a law that no rotation changes, and θ uniform in ±angle.
 *
 * @param spread σ, of the logarithm of S^(1/2)
 * @param angle largest |θ| in radians; π for all rotations
 * @param special det g = 1: X without its trace, SL(2) instead of GL⁺(2)
 */
public record GroupSampler(double spread, double angle, boolean special) {
  /** The elements that a seed decides; the first n of a longer list are the list of n. */
  public List<Matrix2> draw(int count, long seed) {
    GaussianStream normal = new GaussianStream(seed);
    UniformRandomProvider uniform = RandomSource.XO_SHI_RO_256_PP.create(~seed);
    List<Matrix2> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double first = spread * normal.next();
      double second = spread * normal.next();
      double off = spread * normal.next() / Math.sqrt(2);
      double mean = special ? (first + second) / 2 : 0;
      drawn.add(
          new PlanePolar(
                  new Matrix2(first - mean, off, off, second - mean),
                  angle * (2 * uniform.nextDouble() - 1))
              .matrix());
    }
    return drawn;
  }
}
