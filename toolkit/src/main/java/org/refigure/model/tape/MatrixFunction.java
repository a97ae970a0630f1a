package org.refigure.model.tape;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.refigure.manifold.Symmetric;
import org.refigure.model.DoubleMatrix;

/**
 * A function of a symmetric matrix, f(A) = U diag(f(λ)) Uᵀ, on the tape; backwards by the formula
 * of Daleckii and Krein. Source: Ionescu, Vantzos, Sminchisescu, Matrix backpropagation for deep
 * networks with structured layers (2015).
 */
public final class MatrixFunction implements Operation {
  private final DoubleUnaryOperator function;
  private final DoubleUnaryOperator slope;
  private Symmetric decomposed = new Symmetric(new double[0], new SimpleMatrix(0, 0));

  private MatrixFunction(DoubleUnaryOperator function, DoubleUnaryOperator slope) {
    this.function = function;
    this.slope = slope;
  }

  /**
   * f of a symmetric matrix on its tape.
   *
   * @param slope f′
   */
  public static Value of(Value matrix, DoubleUnaryOperator function, DoubleUnaryOperator slope) {
    return matrix.tape().apply(new MatrixFunction(function, slope), matrix);
  }

  /** √A. */
  public static Value root(Value matrix) {
    return of(matrix, Math::sqrt, x -> 0.5 / Math.sqrt(x));
  }

  /**
   * log A with eigenvalues cut from below (a ReEig layer before a LogEig layer).
   *
   * @param floor the least eigenvalue
   */
  public static Value log(Value matrix, double floor) {
    return of(matrix, x -> Math.log(Math.max(x, floor)), x -> x > floor ? 1 / x : 0);
  }

  @Override
  public DoubleMatrix forward(List<DoubleMatrix> inputs) {
    decomposed = Symmetric.of(wrapped(inputs.get(0)));
    return unwrapped(decomposed.map(function));
  }

  @Override
  public List<DoubleMatrix> backward(
      List<DoubleMatrix> inputs, DoubleMatrix output, DoubleMatrix gradient) {
    return List.of(
        unwrapped(decomposed.derivative(function, slope, Symmetric.part(wrapped(gradient)))));
  }

  private static SimpleMatrix wrapped(DoubleMatrix matrix) {
    return SimpleMatrix.wrap(DMatrixRMaj.wrap(matrix.rows(), matrix.columns(), matrix.data()));
  }

  private static DoubleMatrix unwrapped(SimpleMatrix matrix) {
    return new DoubleMatrix(matrix.getNumRows(), matrix.getNumCols(), matrix.getDDRM().data);
  }
}
