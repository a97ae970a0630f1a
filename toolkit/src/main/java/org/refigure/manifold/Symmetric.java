package org.refigure.manifold;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.simple.SimpleMatrix;

/**
 * A symmetric matrix in its eigenbasis, A = U diag(λ) Uᵀ, where functions of it are functions of
 * numbers.
 *
 * @param values λ, as the solver orders them
 * @param vectors U, orthogonal, column k belongs to value k
 */
public record Symmetric(double[] values, SimpleMatrix vectors) {
  /** How close, relative to the larger, two eigenvalues count as one in a difference quotient. */
  private static final double SAME = 1e-10;

  /**
   * Decomposes a matrix; its symmetric part ½(A + Aᵀ) is taken, so rounding does no harm.
   *
   * @throws IllegalArgumentException if it is not square or has an entry that is not finite
   */
  public static Symmetric of(SimpleMatrix matrix) {
    if (matrix.getNumRows() != matrix.getNumCols() || matrix.hasUncountable()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a %d × %d matrix must be square with finite entries (symmetric matrix)",
              matrix.getNumRows(),
              matrix.getNumCols()));
    }
    int n = matrix.getNumRows();
    DMatrixRMaj half = part(matrix).getDDRM();
    EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(n, true, true);
    if (!solver.decompose(half)) {
      throw new ArithmeticException("the eigenvalues of a symmetric matrix did not converge");
    }
    double[] values = new double[n];
    SimpleMatrix vectors = new SimpleMatrix(n, n);
    for (int k = 0; k < n; k++) {
      values[k] = solver.getEigenvalue(k).getReal();
      vectors.setColumn(k, 0, solver.getEigenVector(k).getData());
    }
    return new Symmetric(values, vectors);
  }

  /** ½(A + Aᵀ). */
  public static SimpleMatrix part(SimpleMatrix matrix) {
    return matrix.plus(matrix.transpose()).scale(0.5);
  }

  /** √A of a matrix without negative eigenvalues. */
  public static SimpleMatrix root(SimpleMatrix matrix) {
    return of(matrix).map(Math::sqrt);
  }

  /** f(A) = U diag(f(λ)) Uᵀ. */
  public SimpleMatrix map(DoubleUnaryOperator f) {
    return inBasis(SimpleMatrix.diag(Arrays.stream(values).map(f).toArray()));
  }

  /** U (K ∘ UᵀSU) Uᵀ with K_ij = k(λ_i, λ_j). */
  public SimpleMatrix hadamard(DoubleBinaryOperator k, SimpleMatrix s) {
    SimpleMatrix seen = vectors.transpose().mult(s).mult(vectors);
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        seen.set(i, j, seen.get(i, j) * k.applyAsDouble(values[i], values[j]));
      }
    }
    return inBasis(seen);
  }

  /** The solution L of AL + LA = S. */
  public SimpleMatrix lyapunov(SimpleMatrix s) {
    return hadamard((a, b) -> 1 / (a + b), s);
  }

  /**
   * The derivative of f at A in the direction S, by Daleckii and Krein: K_ij = (f(λ_i) −
   * f(λ_j))/(λ_i − λ_j), and f′ where both are one.
   *
   * @param slope f′
   */
  public SimpleMatrix derivative(DoubleUnaryOperator f, DoubleUnaryOperator slope, SimpleMatrix s) {
    return hadamard(
        (a, b) ->
            Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b))
                ? slope.applyAsDouble((a + b) / 2)
                : (f.applyAsDouble(a) - f.applyAsDouble(b)) / (a - b),
        s);
  }

  private SimpleMatrix inBasis(SimpleMatrix seen) {
    return part(vectors.mult(seen).mult(vectors.transpose()));
  }
}
