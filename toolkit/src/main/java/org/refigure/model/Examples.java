package org.refigure.model;

import java.util.Arrays;
import java.util.Locale;
import org.refigure.data.Digits;

/**
 * Inputs with the classes they belong to.
 *
 * @param inputs one example a row
 * @param labels the class of each row, from 0
 */
public record Examples(Matrix inputs, int[] labels) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there are not as many labels as rows
   */
  public Examples {
    if (inputs.rows() != labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d rows of inputs must have as many labels, not %d (examples)",
              inputs.rows(),
              labels.length));
    }
  }

  /** The digits, their cells scaled to [0, 1]. */
  public static Examples of(Digits digits) {
    Matrix inputs = Matrix.zeros(digits.size(), Digits.CELLS);
    for (int i = 0; i < digits.size(); i++) {
      double[] image = digits.scaled(i);
      for (int j = 0; j < image.length; j++) {
        inputs.data()[i * image.length + j] = (float) image[j];
      }
    }
    return new Examples(inputs, digits.labels());
  }

  /** A copy of some of the examples, in the order asked for. */
  public Examples pick(int... indices) {
    return new Examples(
        inputs.pick(indices), Arrays.stream(indices).map(index -> labels[index]).toArray());
  }

  /** How many there are. */
  public int size() {
    return labels.length;
  }
}
