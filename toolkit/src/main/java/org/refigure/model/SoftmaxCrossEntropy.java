package org.refigure.model;

import java.util.Locale;

/**
 * Mean cross-entropy of softmax(z/T) over the rows z of a batch: ln Σₖ exp(zₖ/T) − z_y/T.
 *
 * <p>The largest logit of a row is subtracted before every exponential; sums are in double.
 *
 * @param temperature T, positive; 1 is the usual loss
 */
public record SoftmaxCrossEntropy(double temperature) {
  /** T = 1. */
  public static final SoftmaxCrossEntropy PLAIN = new SoftmaxCrossEntropy(1);

  /**
   * Checks the temperature.
   *
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public SoftmaxCrossEntropy {
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "temperature = %s must be positive and finite (softmax cross-entropy)",
              temperature));
    }
  }

  /** The loss of a batch; infinite or NaN if the logits are. */
  public double loss(Matrix logits, int[] labels) {
    requireRows(logits, labels);
    double loss = 0;
    for (int row = 0; row < labels.length; row++) {
      double top = top(logits, row);
      double sum = 0;
      for (int k = 0; k < logits.columns(); k++) {
        sum += Math.exp((at(logits, row, k) - top) / temperature);
      }
      loss += Math.log(sum) - (at(logits, row, labels[row]) - top) / temperature;
    }
    return loss / labels.length;
  }

  /** ∂loss/∂z = (softmax(z/T) − e_y)/(T·rows). */
  public Matrix gradient(Matrix logits, int[] labels) {
    requireRows(logits, labels);
    Matrix gradient = Matrix.zeros(logits.rows(), logits.columns());
    double[] powers = new double[logits.columns()];
    double scale = 1 / (temperature * labels.length);
    for (int row = 0; row < labels.length; row++) {
      double top = top(logits, row);
      double sum = 0;
      for (int k = 0; k < powers.length; k++) {
        powers[k] = Math.exp((at(logits, row, k) - top) / temperature);
        sum += powers[k];
      }
      for (int k = 0; k < powers.length; k++) {
        double probability = powers[k] / sum;
        gradient.data()[row * powers.length + k] =
            (float) (scale * (probability - (k == labels[row] ? 1 : 0)));
      }
    }
    return gradient;
  }

  /** The share of rows whose largest logit is the label's. */
  public static double accuracy(Matrix logits, int[] labels) {
    requireRows(logits, labels);
    int right = 0;
    for (int row = 0; row < labels.length; row++) {
      int best = 0;
      for (int k = 1; k < logits.columns(); k++) {
        best = at(logits, row, k) > at(logits, row, best) ? k : best;
      }
      right += best == labels[row] ? 1 : 0;
    }
    return (double) right / labels.length;
  }

  private static double at(Matrix logits, int row, int k) {
    return logits.data()[row * logits.columns() + k];
  }

  private static double top(Matrix logits, int row) {
    double top = at(logits, row, 0);
    for (int k = 1; k < logits.columns(); k++) {
      top = Math.max(top, at(logits, row, k));
    }
    return top;
  }

  private static void requireRows(Matrix logits, int[] labels) {
    if (logits.rows() != labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d rows of logits and %d labels: every row needs one label (softmax cross-entropy)",
              logits.rows(),
              labels.length));
    }
  }
}
