package org.refigure.optim;

import java.util.Locale;
import org.refigure.model.DoubleMatrix;
import org.refigure.spectrum.SymmetricEigen;

/**
 * A metric of matrices in Kronecker form: ‖P^(½) X Q^(½)‖, with P m × m and Q n × n, symmetric,
 * positive definite, of traces m and n.
 *
 * <p>From a gradient G, with damping μ and memory γ (FISMO, arXiv 2601.21750):
 *
 * <pre>
 * P ← γP + (1−γ)(GQ⁻¹Gᵀ/n + μ(tr P/m)I), symmetrised, rescaled to trace m
 * Q ← γQ + (1−γ)(GᵀP⁻¹G/m + μ(tr Q/n)I), symmetrised, rescaled to trace n
 * </pre>
 *
 * where the second line has the new P already. For G = P₀^(½) Z Q₀^(½) with independent N(0, 1)
 * entries of Z the recursion finds P₀ and Q₀ up to their traces.
 *
 * @param left P
 * @param right Q
 * @param leftRoot P^(−½)
 * @param rightRoot Q^(−½)
 */
public record KroneckerFactors(
    DoubleMatrix left, DoubleMatrix right, DoubleMatrix leftRoot, DoubleMatrix rightRoot) {
  /** Eigenvalues below are raised to it. */
  private static final double FLOOR = 1e-12;

  /** Whether the second factor is updated with the new first one, or both with the old. */
  public enum Order {
    /** With the new one: the paper's algorithm. */
    GAUSS_SEIDEL,
    /** With the old one: a negative control. */
    JACOBI
  }

  /**
   * Checks that the sides fit.
   *
   * @throws IllegalArgumentException if a factor is not square, or its root of another size
   */
  public KroneckerFactors {
    requireSquare("P", left, left.rows());
    requireSquare("P^(-1/2)", leftRoot, left.rows());
    requireSquare("Q", right, right.rows());
    requireSquare("Q^(-1/2)", rightRoot, right.rows());
  }

  /** The factors as they are, with the roots of their eigenvalues. */
  public static KroneckerFactors of(DoubleMatrix left, DoubleMatrix right) {
    requireSquare("P", left, left.rows());
    requireSquare("Q", right, right.rows());
    return new KroneckerFactors(left, right, inverseRoot(left), inverseRoot(right));
  }

  /** Two unit matrices: the metric that treats all directions alike. */
  public static KroneckerFactors identity(int rows, int columns) {
    DoubleMatrix left = DoubleMatrix.identity(rows);
    DoubleMatrix right = DoubleMatrix.identity(columns);
    return new KroneckerFactors(left, right, left, right);
  }

  /** P^(−½) X Q^(−½): whitens a gradient, and leads back from whitened to real steps. */
  public DoubleMatrix around(DoubleMatrix matrix) {
    return leftRoot.times(matrix).times(rightRoot);
  }

  /**
   * The factors after a gradient.
   *
   * @param gradient G, m × n
   * @param memory γ, in [0, 1]; 1 keeps the factors as they are
   * @param damping μ, at least 0
   */
  public KroneckerFactors updated(
      DoubleMatrix gradient, double memory, double damping, Order order) {
    DoubleMatrix byRight = gradient.times(rightRoot);
    DoubleMatrix newLeft =
        mixed(left, byRight.timesTransposed(byRight), gradient.columns(), memory, damping);
    DoubleMatrix newLeftRoot = inverseRoot(newLeft);
    DoubleMatrix byLeft = (order == Order.JACOBI ? leftRoot : newLeftRoot).times(gradient);
    DoubleMatrix newRight =
        mixed(right, byLeft.transposedTimes(byLeft), gradient.rows(), memory, damping);
    return new KroneckerFactors(newLeft, newRight, newLeftRoot, inverseRoot(newRight));
  }

  private static DoubleMatrix mixed(
      DoubleMatrix old, DoubleMatrix gram, int count, double memory, double damping) {
    int size = old.rows();
    double take = 1 - memory;
    double ridge = damping * trace(old) / size;
    DoubleMatrix mixed = DoubleMatrix.zeros(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double fresh = (gram.get(i, j) + gram.get(j, i)) / (2 * count) + (i == j ? ridge : 0);
        double kept = (old.get(i, j) + old.get(j, i)) / 2;
        mixed.data()[i * size + j] = memory * kept + take * fresh;
      }
    }
    double scale = size / trace(mixed);
    for (int i = 0; i < mixed.data().length; i++) {
      mixed.data()[i] *= scale;
    }
    return mixed;
  }

  /** U diag(max(λ, 1e-12)^(−½)) Uᵀ. */
  private static DoubleMatrix inverseRoot(DoubleMatrix matrix) {
    int size = matrix.rows();
    SymmetricEigen eigen = SymmetricEigen.of(matrix.data(), size);
    DoubleMatrix vectors = new DoubleMatrix(size, size, eigen.vectors());
    double[] scaled = eigen.vectors().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] /= Math.sqrt(Math.max(eigen.values()[i % size], FLOOR));
    }
    return new DoubleMatrix(size, size, scaled).timesTransposed(vectors);
  }

  private static double trace(DoubleMatrix matrix) {
    double trace = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      trace += matrix.get(i, i);
    }
    return trace;
  }

  private static void requireSquare(String name, DoubleMatrix matrix, int size) {
    if (matrix.rows() != size || matrix.columns() != size) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s is %d × %d and must be %d × %d (Kronecker factors)",
              name,
              matrix.rows(),
              matrix.columns(),
              size,
              size));
    }
  }
}
