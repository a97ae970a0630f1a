package org.refigure.fused;

import jdk.incubator.vector.FloatVector;
import org.refigure.model.MatrixView;

/**
 * RMSNorm of one row: x̂ = r·x with r = 1/√(mean(x²) + ε).
 *
 * <p>Backward: dx = r·(dx̂ − x̂·mean(dx̂ ⊙ x̂)). A learned gain g is no part of it: y = x̂ ⊙ g
 * enters only products, so the weights carry it ({@link Weight}).
 */
final class Normalisation {
  private final int width;
  private final float inverseSize;
  private final float epsilon;

  /**
   * The norm of rows.
   *
   * @param width entries of a row, a multiple of {@link Lanes#COUNT}
   * @param size how many of them count; the others are zero
   * @param epsilon ε
   */
  Normalisation(int width, int size, double epsilon) {
    this.width = width;
    inverseSize = 1f / size;
    this.epsilon = (float) epsilon;
  }

  /** Writes x̂ and r of all rows. */
  void forward(MatrixView x, MatrixView out, float[] factors) {
    for (int row = 0; row < x.rows(); row++) {
      factors[row] = forward(x.data(), row * width, out.data(), row * width);
    }
  }

  /** dx ← keep·dx + the gradient through the norm, for all rows. */
  void backward(
      MatrixView normalised, float[] factors, MatrixView gradient, float keep, MatrixView dx) {
    for (int row = 0; row < dx.rows(); row++) {
      int at = row * width;
      backward(normalised.data(), at, factors[row], gradient.data(), at, keep, dx.data(), at);
    }
  }

  /** Writes x̂ of a row and returns r. */
  float forward(float[] x, int at, float[] out, int to) {
    float mean = dot(x, at, x, at) * inverseSize;
    float r = 1 / (float) Math.sqrt(mean + epsilon);
    for (int i = 0; i < width; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.FLOATS, x, at + i).mul(r).intoArray(out, to + i);
    }
    return r;
  }

  /**
   * dx ← keep·dx + the gradient through the norm, for a row.
   *
   * @param normalised x̂
   * @param r what {@link #forward} returned
   * @param gradient dx̂, may be dx itself
   * @param keep 1 where a residual stream runs past the norm, else 0
   */
  void backward(
      float[] normalised,
      int at,
      float r,
      float[] gradient,
      int from,
      float keep,
      float[] dx,
      int to) {
    float mean = dot(normalised, at, gradient, from) * inverseSize;
    for (int i = 0; i < width; i += Lanes.COUNT) {
      FloatVector shared = FloatVector.fromArray(Lanes.FLOATS, normalised, at + i).mul(mean);
      FloatVector own = FloatVector.fromArray(Lanes.FLOATS, gradient, from + i).sub(shared).mul(r);
      FloatVector.fromArray(Lanes.FLOATS, dx, to + i).mul(keep).add(own).intoArray(dx, to + i);
    }
  }

  private float dot(float[] a, int atA, float[] b, int atB) {
    FloatVector sum = FloatVector.broadcast(Lanes.FLOATS, 0);
    for (int i = 0; i < width; i += Lanes.COUNT) {
      FloatVector left = FloatVector.fromArray(Lanes.FLOATS, a, atA + i);
      sum = left.fma(FloatVector.fromArray(Lanes.FLOATS, b, atB + i), sum);
    }
    return Lanes.sum(sum);
  }
}
