package org.refigure.fused;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;
import org.refigure.model.MatrixView;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/** ‖xW‖_rms/‖x‖_rms of one matrix over all positions of a batch, for a probe now and then. */
final class Gain {
  private final Places places;
  private final ParameterShape shape;
  private double inputs;
  private double outputs;

  Gain(Places places, ParameterShape shape) {
    this.places = places;
    this.shape = shape;
  }

  /**
   * Adds the squares of a micro-batch.
   *
   * @param input x̂, which lacks the norm's gain; x has it
   * @param panel the output of the weight's panel
   */
  void add(Weight weight, Parameters weights, Sheet input, MatrixView panel) {
    MatrixView x = input.plain();
    MatrixView w = weight.values();
    MatrixView y = panel.columns(w.offset(), w.columns());
    inputs += squares(x, factors(weight.gain(weights), x.columns()));
    outputs += squares(y, factors(null, y.columns()));
  }

  /** The gain of all positions so far. */
  double value() {
    return Math.sqrt(outputs / shape.columns() / (inputs / shape.rows()));
  }

  /** One for every column where there is no gain, and for padding, which is zero. */
  private static float[] factors(float @Nullable [] gain, int columns) {
    float[] factors = new float[columns];
    Arrays.fill(factors, 1);
    if (gain != null) {
      System.arraycopy(gain, 0, factors, 0, gain.length);
    }
    return factors;
  }

  /** Σ (factor_j·x_ij)² over the rows that hold a token. */
  private double squares(MatrixView x, float[] factors) {
    double sum = 0;
    for (int row = 0; row < x.rows(); row++) {
      if (row % places.rowsOfSequence() < places.length()) {
        sum += squares(x.data(), x.offset() + row * x.stride(), factors);
      }
    }
    return sum;
  }

  private float squares(float[] x, int at, float[] factors) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int i = 0; i < factors.length; i += Lanes.COUNT) {
      FloatVector factor = FloatVector.fromArray(Lanes.FLOATS, factors, i);
      FloatVector each = FloatVector.fromArray(Lanes.FLOATS, x, at + i).mul(factor);
      sum = each.fma(each, sum);
    }
    return Lanes.sum(sum);
  }
}
