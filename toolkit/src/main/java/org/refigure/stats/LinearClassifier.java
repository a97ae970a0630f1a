package org.refigure.stats;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;

/**
 * A linear classifier sign(w·x), without an intercept.
 *
 * @param weights w
 */
public record LinearClassifier(double[] weights) {
  private static final int NEWTON_STEPS = 30;

  /**
   * Ridge regression on the labels: w = (XᵀX + penalty·n·I)⁻¹Xᵀy.
   *
   * @param x n rows
   * @param labels y, ±1
   * @param penalty 0.1 in the experiment; it is multiplied by n
   */
  public static LinearClassifier ridge(double[][] x, double[] labels, double penalty) {
    var rows = new SimpleMatrix(x);
    SimpleMatrix gram = rows.transpose().mult(rows);
    SimpleMatrix shift = SimpleMatrix.identity(gram.getNumRows()).scale(penalty * x.length);
    SimpleMatrix right = rows.transpose().mult(column(labels));
    return new LinearClassifier(gram.plus(shift).solve(right).getDDRM().data);
  }

  /**
   * Logistic regression with the penalty ½·penalty·n‖w‖², by Newton's method.
   *
   * @param labels ±1
   */
  public static LinearClassifier logistic(double[][] x, double[] labels, double penalty) {
    var rows = new SimpleMatrix(x);
    int d = rows.getNumCols();
    SimpleMatrix shift = SimpleMatrix.identity(d).scale(penalty * x.length);
    var w = new SimpleMatrix(d, 1);
    for (int step = 0; step < NEWTON_STEPS; step++) {
      SimpleMatrix margins = rows.mult(w);
      var pull = new SimpleMatrix(x.length, 1);
      SimpleMatrix curved = rows.copy();
      for (int i = 0; i < x.length; i++) {
        double probability = 1 / (1 + Math.exp(labels[i] * margins.get(i))); // of the wrong label
        pull.set(i, labels[i] * probability);
        for (int j = 0; j < d; j++) {
          curved.set(i, j, curved.get(i, j) * probability * (1 - probability));
        }
      }
      SimpleMatrix gradient = rows.transpose().mult(pull).minus(w.scale(penalty * x.length));
      SimpleMatrix move = rows.transpose().mult(curved).plus(shift).solve(gradient);
      w = w.plus(move);
      if (move.elementMaxAbs() < 1e-12) {
        break;
      }
    }
    return new LinearClassifier(w.getDDRM().data);
  }

  /** The share of rows on the wrong side. */
  public double error(double[][] x, double[] labels) {
    int wrong = 0;
    for (int i = 0; i < x.length; i++) {
      wrong += margin(x[i]) * labels[i] > 0 ? 0 : 1;
    }
    return (double) wrong / x.length;
  }

  /** w·x. */
  public double margin(double[] x) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += weights[j] * x[j];
    }
    return sum;
  }

  private static SimpleMatrix column(double[] values) {
    return new SimpleMatrix(values.length, 1, true, Arrays.copyOf(values, values.length));
  }
}
