package org.refigure.paper.liedecompositions;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.refigure.lie.Matrix2;

/**
 * An image that is a sum of Gaussian bumps in the plane: an affine map moves it, and a Gaussian
 * kernel convolves it, in closed form. What is measured on it has no error of interpolation.
 *
 * @param bumps each w·exp(−½(x − c)ᵀC⁻¹(x − c))
 */
public record Bumps(List<Bump> bumps) {
  /**
   * One of them.
   *
   * @param weight w
   * @param x first entry of c
   * @param y second entry of c
   * @param covariance C
   */
  public record Bump(double weight, double x, double y, Matrix2 covariance) {}

  /** Copies the list. */
  public Bumps {
    bumps = List.copyOf(bumps);
  }

  /** Round bumps of width 0.08–0.16 with centres in [−0.5, 0.5]² and weights ±[0.5, 1]. */
  public static Bumps random(int count, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    List<Bump> bumps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double width = 0.08 * (1 + random.nextDouble());
      double size = 0.5 + 0.5 * random.nextDouble();
      bumps.add(
          new Bump(
              random.nextBoolean() ? size : -size,
              random.nextDouble() - 0.5,
              random.nextDouble() - 0.5,
              Matrix2.IDENTITY.scaled(width * width)));
    }
    return new Bumps(bumps);
  }

  /** The image moved along with a map: x ↦ image(h⁻¹x). */
  public Bumps warped(Matrix2 h) {
    return new Bumps(
        bumps.stream()
            .map(
                bump -> {
                  double[] centre = h.times(bump.x, bump.y);
                  return new Bump(bump.weight, centre[0], centre[1], congruent(h, bump.covariance));
                })
            .toList());
  }

  /** The image itself at a place. */
  public double at(double x, double y) {
    return bumps.stream()
        .mapToDouble(
            bump ->
                bump.weight
                    * Math.exp(-exponent(bump.covariance.inverse(), x - bump.x, y - bump.y)))
        .sum();
  }

  /**
   * The lifting layer: the response at every place to the kernel k(g⁻¹x)/det g, where k is the
   * derivative of the Gaussian N(0, σ²I) along the first axis.
   *
   * @param g the group element
   * @param sigma σ
   * @param places one x and one y a row
   */
  public double[] lifted(Matrix2 g, double sigma, double[][] places) {
    double[] response = new double[places.length];
    Matrix2 kernel = g.times(g.transposed()).scaled(sigma * sigma);
    for (Bump bump : bumps) {
      Matrix2 covariance = bump.covariance.plus(kernel);
      Matrix2 inverse = covariance.inverse();
      double peak =
          bump.weight * Math.sqrt(bump.covariance.determinant() / covariance.determinant());
      double[] along = inverse.times(g.a(), g.c());
      for (int i = 0; i < places.length; i++) {
        double x = places[i][0] - bump.x;
        double y = places[i][1] - bump.y;
        double value = peak * Math.exp(-exponent(inverse, x, y));
        response[i] -= value * (along[0] * x + along[1] * y);
      }
    }
    return response;
  }

  private static double exponent(Matrix2 inverse, double x, double y) {
    return (inverse.a() * x * x + 2 * inverse.b() * x * y + inverse.d() * y * y) / 2;
  }

  private static Matrix2 congruent(Matrix2 h, Matrix2 covariance) {
    return h.times(covariance).times(h.transposed());
  }
}
