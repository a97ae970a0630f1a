package org.refigure.fused;

import org.refigure.model.Blas;
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

  /** Adds the squares of a micro-batch; the input x̂ lacks the norm's gain, which x has. */
  void add(Weight weight, Parameters weights, Sheet normalised) {
    MatrixView x = normalised.plain();
    MatrixView y = MatrixView.zeros(x.rows(), weight.values().columns());
    Blas.openBlas().multiply(1, x, weight.values().copy(), 0, y);
    float[] gain = weight.gain(weights);
    for (int row = 0; row < x.rows(); row++) {
      if (row % places.rowsOfSequence() < places.length()) {
        for (int i = 0; i < x.columns(); i++) {
          double factor = gain == null || i >= gain.length ? 1 : gain[i];
          inputs += Math.pow(factor * x.data()[row * x.columns() + i], 2);
        }
        for (int i = 0; i < y.columns(); i++) {
          outputs += Math.pow(y.data()[row * y.columns() + i], 2);
        }
      }
    }
  }

  /** The gain of all positions so far. */
  double value() {
    return Math.sqrt(outputs / shape.columns() / (inputs / shape.rows()));
  }
}
