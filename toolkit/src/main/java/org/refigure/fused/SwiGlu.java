package org.refigure.fused;

import jdk.incubator.vector.FloatVector;
import org.refigure.model.MatrixView;

/**
 * The gate of SwiGLU: a = SiLU(g) ⊙ u with SiLU(g) = g·σ(g) (Shazeer, arXiv 2002.05202).
 *
 * <p>Backward: du = da ⊙ SiLU(g), dg = da ⊙ u ⊙ σ(g)·(1 + g·(1 − σ(g))). A row of the input holds g
 * and then u; σ is computed again instead of kept.
 */
final class SwiGlu {
  private SwiGlu() {}

  /**
   * Writes a.
   *
   * @param gateAndUp g and u side by side
   * @param a half as wide; a multiple of {@link Lanes#COUNT}
   */
  static void forward(MatrixView gateAndUp, MatrixView a) {
    int width = a.columns();
    for (int row = 0; row < a.rows(); row++) {
      forwardRow(gateAndUp.data(), 2 * row * width, a.data(), row * width, width);
    }
  }

  private static void forwardRow(float[] gateAndUp, int at, float[] a, int to, int width) {
    for (int i = 0; i < width; i += Lanes.COUNT) {
      FloatVector gate = FloatVector.fromArray(Lanes.FLOATS, gateAndUp, at + i);
      FloatVector up = FloatVector.fromArray(Lanes.FLOATS, gateAndUp, at + width + i);
      gate.mul(Exponential.logistic(gate)).mul(up).intoArray(a, to + i);
    }
  }

  /**
   * Gradients, in place.
   *
   * @param gateAndUp g and u on entry, dg and du on return
   * @param a da on entry, a on return
   */
  static void backward(MatrixView gateAndUp, MatrixView a) {
    int width = a.columns();
    for (int row = 0; row < a.rows(); row++) {
      backwardRow(gateAndUp.data(), 2 * row * width, a.data(), row * width, width);
    }
  }

  private static void backwardRow(float[] gateAndUp, int at, float[] a, int to, int width) {
    for (int i = 0; i < width; i += Lanes.COUNT) {
      FloatVector gate = FloatVector.fromArray(Lanes.FLOATS, gateAndUp, at + i);
      FloatVector up = FloatVector.fromArray(Lanes.FLOATS, gateAndUp, at + width + i);
      FloatVector gradient = FloatVector.fromArray(Lanes.FLOATS, a, to + i);
      FloatVector logistic = Exponential.logistic(gate);
      FloatVector silu = gate.mul(logistic);
      FloatVector slope = gate.sub(silu).add(1).mul(logistic);
      silu.mul(up).intoArray(a, to + i);
      gradient.mul(up).mul(slope).intoArray(gateAndUp, at + i);
      gradient.mul(silu).intoArray(gateAndUp, at + width + i);
    }
  }
}
