package org.refigure.optim;

import java.util.Locale;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.MatrixView;

/**
 * The approximate polar factor by Newton–Schulz steps: X₀ = M/(‖M‖_F + 1e-7), A = XXᵀ, X ← aX + (bA
 * + cA²)X. Every singular value follows s ↦ as + bs³ + cs⁵, its vectors stay. A tall M is
 * transposed first, so that A is the smaller Gram matrix.
 *
 * @param steps k, at least 0
 * @param a factor of s
 * @param b factor of s³
 * @param c factor of s⁵
 */
public record NewtonSchulz(int steps, double a, double b, double c) implements Polar {
  /**
   * Muon's five steps at (3.4445, −4.7750, 2.0315) (Jordan et al., Muon, 2024): singular values end
   * in about [0.7, 1.2], not at 1.
   */
  public static final NewtonSchulz MUON = new NewtonSchulz(5, 3.4445, -4.7750, 2.0315);

  /** Added to ‖M‖_F. */
  private static final double FLOOR = 1e-7;

  /**
   * Checks the number of steps.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public NewtonSchulz {
    if (steps < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "steps = %d must be ≥ 0 (Newton–Schulz)", steps));
    }
  }

  /** The same polynomial, applied another number of times. */
  public NewtonSchulz steps(int steps) {
    return new NewtonSchulz(steps, a, b, c);
  }

  @Override
  public DoubleMatrix of(DoubleMatrix matrix) {
    if (matrix.rows() > matrix.columns()) {
      return wide(matrix.transposed()).transposed();
    }
    return wide(matrix);
  }

  /** By products in float32, more than twice as fast: the authors take bfloat16. */
  @Override
  public DoubleMatrix ofFloat32(DoubleMatrix matrix) {
    double scale = scale(matrix);
    MatrixView x = MatrixView.zeros(matrix.rows(), matrix.columns());
    for (int i = 0; i < x.data().length; i++) {
      x.data()[i] = (float) (scale * matrix.data()[i]);
    }
    int side = Math.min(matrix.rows(), matrix.columns());
    float[] factor = new NewtonSchulzFloat32(this, side).of(x).data();
    DoubleMatrix wide = DoubleMatrix.zeros(matrix.rows(), matrix.columns());
    for (int i = 0; i < factor.length; i++) {
      wide.data()[i] = factor[i];
    }
    return wide;
  }

  /**
   * Floating-point operations of {@link #ofFloat32}, products alone; a symmetric result counts
   * half.
   */
  public double flops(int rows, int columns) {
    return new NewtonSchulzFloat32(this, Math.min(rows, columns)).flops(Math.max(rows, columns));
  }

  /** Where a singular value s ≤ 1 ends after all steps. */
  public double of(double singularValue) {
    double s = singularValue;
    for (int step = 0; step < steps; step++) {
      s = a * s + b * s * s * s + c * s * s * s * s * s;
    }
    return s;
  }

  private static double scale(DoubleMatrix matrix) {
    double squares = 0;
    for (double x : matrix.data()) {
      squares += x * x;
    }
    return 1 / (Math.sqrt(squares) + FLOOR);
  }

  private DoubleMatrix wide(DoubleMatrix matrix) {
    double scale = scale(matrix);
    double[] start = new double[matrix.data().length];
    for (int i = 0; i < start.length; i++) {
      start[i] = scale * matrix.data()[i];
    }
    DoubleMatrix x = new DoubleMatrix(matrix.rows(), matrix.columns(), start);
    for (int step = 0; step < steps; step++) {
      DoubleMatrix gram = x.timesTransposed(x);
      DoubleMatrix inner = gram.times(gram);
      for (int i = 0; i < inner.data().length; i++) {
        inner.data()[i] = b * gram.data()[i] + c * inner.data()[i];
      }
      DoubleMatrix next = inner.times(x);
      for (int i = 0; i < next.data().length; i++) {
        next.data()[i] += a * x.data()[i];
      }
      x = next;
    }
    return x;
  }
}
