package org.refigure.paper.diffusionconcentration;

import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Labelled points x = yμ + z of a {@link NoiseLaw}, labels ±1 equally likely.
 *
 * @param x one row each
 * @param labels y
 */
public record TwoClasses(double[][] x, double[] labels) {
  /**
   * Draws points with μ = e₁, so ‖μ‖ = 1.
   *
   * @param noise a stream of z, for example {@code NoiseLaw.GAUSSIAN.stream(100, seed)}
   * @param count how many
   * @param dimension d
   */
  public static TwoClasses draw(Consumer<double[]> noise, int count, int dimension, long seed) {
    UniformRandomProvider uniform = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[][] x = new double[count][dimension];
    double[] labels = new double[count];
    for (int i = 0; i < count; i++) {
      labels[i] = uniform.nextBoolean() ? 1 : -1;
      noise.accept(x[i]);
      x[i][0] += labels[i];
    }
    return new TwoClasses(x, labels);
  }

  /** The same points under labels that know nothing of them: a control. */
  public TwoClasses relabelled(long seed) {
    UniformRandomProvider uniform = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[] other = new double[labels.length];
    for (int i = 0; i < other.length; i++) {
      other[i] = uniform.nextBoolean() ? 1 : -1;
    }
    return new TwoClasses(x, other);
  }
}
