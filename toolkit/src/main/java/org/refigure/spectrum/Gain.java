package org.refigure.spectrum;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * How much a layer amplifies what it is given: γ = rms(XW) / rms(X) over a batch of inputs.
 *
 * @param value γ; 0 where the layer gives nothing
 * @param inputs rms(X), the size of what came in
 * @param outputs rms(XW), the size of what went out
 */
public record Gain(double value, double inputs, double outputs) {
  /**
   * Measures it. Both may be arrays of any library that {@link Entries} knows.
   *
   * @param weights W, inputs × outputs
   * @param batch X, one input in each row
   * @throws IllegalArgumentException if one is no matrix, their sizes do not fit, or the batch is
   *     zero or not finite
   */
  public static Gain of(Object weights, Object batch) {
    var w = new DMatrixRMaj(Entries.of(weights).rows());
    var x = new DMatrixRMaj(Entries.of(batch).rows());
    if (x.numCols != w.numRows) {
      throw new IllegalArgumentException(
          "inputs of "
              + x.numCols
              + " numbers must be as long as the weights have rows, "
              + w.numRows
              + " (gain): transpose the weights if they are outputs × inputs");
    }
    var y = new DMatrixRMaj(x.numRows, w.numCols);
    CommonOps_DDRM.mult(x, w, y);
    double inputs = rms(x);
    if (!(inputs > 0 && inputs < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "rms of the inputs = " + inputs + " must be finite and > 0 (gain)");
    }
    return new Gain(rms(y) / inputs, inputs, rms(y));
  }

  private static double rms(DMatrixRMaj a) {
    return NormOps_DDRM.normF(a) / Math.sqrt(a.getNumElements());
  }
}
