package org.refigure.optim;

import org.refigure.model.Blas;
import org.refigure.model.MatrixView;

/**
 * The steps of a {@link NewtonSchulz} by float32 products, with as few operations as there are.
 *
 * <p>X is m × n with m ≤ n; a tall matrix is read as its transpose and not moved. Products that
 * give a symmetric matrix cost half ({@link Blas#gram}). There are two ways:
 *
 * <ul>
 *   <li>k times A = XXᵀ, B = aI + bA + cA², X ← BX: k(3n + m)m² floating-point operations.
 *   <li>A alone is moved, A ← AB² (all these matrices commute), and the factors are gathered, Q ←
 *       QB, X ← QX at the end: (3n + (6k − 5)m)m². For k = 5 it is less from n = 5m/3 on, so for
 *       feed-forward matrices. A's roundings grow by a² a step, below zero without end, so this is
 *       for few steps: five of Muon's.
 * </ul>
 */
final class NewtonSchulzFloat32 {
  /** Of float32, relative. */
  private static final double ROUNDING = 0x1p-24;

  private final Blas blas = Blas.openBlas();
  private final NewtonSchulz rule;
  private final int side;
  private MatrixView gram;
  private MatrixView square;
  private MatrixView factor;

  /**
   * Room for matrices whose smaller side is m.
   *
   * @param side m
   */
  NewtonSchulzFloat32(NewtonSchulz rule, int side) {
    this.rule = rule;
    this.side = side;
    gram = MatrixView.zeros(side, side);
    square = MatrixView.zeros(side, side);
    factor = MatrixView.zeros(side, side);
  }

  /**
   * All steps.
   *
   * @param x X as it is stored, wide or tall, of norm at most 1; used as working storage
   * @return the result, stored alike; x itself or another
   */
  MatrixView of(MatrixView x) {
    if (rule.steps() == 0) {
      return x;
    }
    return isGathered(Math.max(x.rows(), x.columns())) ? gathered(x) : direct(x);
  }

  /**
   * Floating-point operations of all products.
   *
   * @param wide n
   */
  double flops(int wide) {
    return isGathered(wide) ? gatheredFlops(wide) : directFlops(wide);
  }

  private boolean isGathered(int wide) {
    return isExactGathered() && gatheredFlops(wide) < directFlops(wide);
  }

  private double directFlops(double wide) {
    return rule.steps() * (3 * wide + side) * side * side;
  }

  private double gatheredFlops(double wide) {
    return (3 * wide + (6.0 * rule.steps() - 5) * side) * side * side;
  }

  /** Whether a rounding of A, when it last enters B, is still below a hundredth. */
  private boolean isExactGathered() {
    double growth = Math.pow(Math.max(1, rule.a() * rule.a()), rule.steps() - 1.0);
    return ROUNDING * growth * Math.abs(rule.b()) < 0.01;
  }

  private MatrixView direct(MatrixView x) {
    MatrixView from = x;
    MatrixView to = MatrixView.zeros(x.rows(), x.columns());
    for (int step = 0; step < rule.steps(); step++) {
      blas.gram(wide(from), gram);
      factor();
      apply(factor, from, to);
      MatrixView free = from;
      from = to;
      to = free;
    }
    return from;
  }

  private MatrixView gathered(MatrixView x) {
    MatrixView all = MatrixView.zeros(side, side);
    MatrixView room = MatrixView.zeros(side, side);
    blas.gram(wide(x), gram);
    for (int step = 0; step < rule.steps(); step++) {
      factor();
      if (step == 0) {
        System.arraycopy(factor.data(), 0, all.data(), 0, factor.data().length);
      } else {
        blas.multiply(1, all, factor, 0, room);
        MatrixView free = all;
        all = room;
        room = free;
      }
      if (step + 1 < rule.steps()) {
        blas.gram(factor, square);
        blas.multiply(1, gram, square, 0, room);
        MatrixView free = gram;
        gram = room;
        room = free;
      }
    }
    MatrixView result = MatrixView.zeros(x.rows(), x.columns());
    apply(all, x, result);
    return result;
  }

  /** B = aI + bA + cA². */
  private void factor() {
    blas.gram(gram, square);
    float[] b = factor.data();
    for (int i = 0; i < b.length; i++) {
      b[i] = (float) rule.b() * gram.data()[i] + (float) rule.c() * square.data()[i];
    }
    for (int i = 0; i < b.length; i += side + 1) {
      b[i] += (float) rule.a();
    }
  }

  /** X ← BX; of a tall matrix, Xᵀ ← XᵀB. */
  private void apply(MatrixView b, MatrixView x, MatrixView to) {
    if (x.rows() > x.columns()) {
      blas.multiply(1, x, b, 0, to);
    } else {
      blas.multiply(1, b, x, 0, to);
    }
  }

  private static MatrixView wide(MatrixView x) {
    return x.rows() > x.columns() ? x.transpose() : x;
  }
}
