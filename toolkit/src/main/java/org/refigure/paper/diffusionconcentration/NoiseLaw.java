package org.refigure.paper.diffusionconcentration;

import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;

/** Laws of a random vector with mean 0; covariance I unless said otherwise. */
public enum NoiseLaw {
  /** N(0, I): concentrates. */
  GAUSSIAN,
  /** Independent coordinates, uniform in [−√3, √3]: concentrates. */
  UNIFORM,
  /** Independent signs, turned by a random rotation: concentrates. */
  ROTATED_SIGNS,
  /** N(0, diag(0.1 … 1.9)), variances evenly spaced: concentrates around another covariance. */
  ANISOTROPIC,
  /** √s·N(0, I) with one s ∈ {0.1, 1.9} for the whole vector: does not concentrate. */
  SCALE_MIXTURE,
  /** Student's t with 3 degrees of freedom by one common radius, variance 3: does not. */
  STUDENT_RADIAL;

  /**
   * An endless stream of vectors: each call fills an array.
   *
   * @param dimension d, the length of the arrays
   * @param seed decides all of them, and the rotation
   */
  public Consumer<double[]> stream(int dimension, long seed) {
    var normal = new GaussianStream(seed);
    UniformRandomProvider uniform = RandomSource.XO_SHI_RO_256_PP.create(~seed);
    return switch (this) {
      case GAUSSIAN -> x -> fill(x, normal, 1);
      case UNIFORM ->
          x -> {
            for (int i = 0; i < x.length; i++) {
              x[i] = Math.sqrt(3) * (2 * uniform.nextDouble() - 1);
            }
          };
      case ROTATED_SIGNS -> rotated(Samples.orthogonal(dimension, seed), uniform);
      case ANISOTROPIC ->
          x -> {
            fill(x, normal, 1);
            for (int i = 0; i < x.length; i++) {
              x[i] *= Math.sqrt(0.1 + 1.8 * i / (x.length - 1));
            }
          };
      case SCALE_MIXTURE -> x -> fill(x, normal, Math.sqrt(uniform.nextBoolean() ? 0.1 : 1.9));
      case STUDENT_RADIAL ->
          x -> {
            double square = 0;
            for (int i = 0; i < 3; i++) {
              square += Math.pow(normal.next(), 2);
            }
            fill(x, normal, Math.sqrt(3 / square));
          };
    };
  }

  private static Consumer<double[]> rotated(DMatrixRMaj rotation, UniformRandomProvider uniform) {
    var signs = new DMatrixRMaj(rotation.numRows, 1);
    return x -> {
      for (int i = 0; i < x.length; i++) {
        signs.data[i] = uniform.nextBoolean() ? 1 : -1;
      }
      CommonOps_DDRM.mult(rotation, signs, DMatrixRMaj.wrap(x.length, 1, x));
    };
  }

  private static void fill(double[] x, GaussianStream normal, double scale) {
    for (int i = 0; i < x.length; i++) {
      x[i] = scale * normal.next();
    }
  }
}
