package org.refigure.model;

import org.refigure.data.GaussianStream;

/**
 * One parameter of a model: what it is called, how it grows and how it starts.
 *
 * @param name unique in its model, for example {@code layers.0.query}
 * @param kind whether both sides grow with the width or one
 * @param rows number of inputs, for y = xW
 * @param columns number of outputs
 * @param initial the law its entries are drawn from before the first step
 */
public record ParameterShape(
    String name, ParameterClass kind, int rows, int columns, Initial initial) {

  /**
   * Independent N(mean, standardDeviation²) entries.
   *
   * @param mean 1 for gains, else 0
   * @param standardDeviation 0 for a constant start
   */
  public record Initial(double mean, double standardDeviation) {
    /** All entries zero. */
    public static final Initial ZERO = new Initial(0, 0);

    /** All entries one. */
    public static final Initial ONE = new Initial(1, 0);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not finite or the standard deviation is negative
     */
    public Initial {
      if (!Double.isFinite(mean) || !Double.isFinite(standardDeviation) || standardDeviation < 0) {
        throw new IllegalArgumentException(
            "N(%s, %s²): the mean must be finite, the standard deviation finite and ≥ 0 (parameter)"
                .formatted(mean, standardDeviation));
      }
    }
  }

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if the name is blank or a side is not positive
   */
  public ParameterShape {
    if (name.isBlank() || rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "parameter \"%s\" of %d × %d must have a name and sides ≥ 1"
              .formatted(name, rows, columns));
    }
  }

  /** A parameter that starts as independent N(0, standardDeviation²). */
  public static ParameterShape gaussian(
      String name, ParameterClass kind, int rows, int columns, double standardDeviation) {
    return new ParameterShape(name, kind, rows, columns, new Initial(0, standardDeviation));
  }

  /** The number of entries. */
  public int size() {
    return Math.multiplyExact(rows, columns);
  }

  /** Fresh values; draws from the stream only where entries differ. */
  Matrix draw(GaussianStream stream) {
    Matrix matrix = Matrix.zeros(rows, columns);
    if (initial.standardDeviation > 0) {
      stream.fill(matrix.data(), initial.standardDeviation);
    }
    if (initial.mean != 0) {
      for (int i = 0; i < matrix.data().length; i++) {
        matrix.data()[i] += (float) initial.mean;
      }
    }
    return matrix;
  }
}
