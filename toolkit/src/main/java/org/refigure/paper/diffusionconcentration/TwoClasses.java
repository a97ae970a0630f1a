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

  /** The points of two classes, first those labelled +1, then those labelled −1. */
  public static TwoClasses of(double[][] plus, double[][] minus) {
    double[][] x = new double[plus.length + minus.length][];
    double[] labels = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      boolean first = i < plus.length;
      x[i] = first ? plus[i] : minus[i - plus.length];
      labels[i] = first ? 1 : -1;
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
