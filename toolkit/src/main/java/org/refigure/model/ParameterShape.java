package org.refigure.model;

import java.util.Locale;
import org.apache.commons.numbers.gamma.Erfc;
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
   * Independent entries of one law: normal, or uniform between mean ± √3·standardDeviation.
   *
   * @param mean 1 for gains, else 0
   * @param standardDeviation 0 for a constant start
   * @param uniform whether the law is uniform
   */
  public record Initial(double mean, double standardDeviation, boolean uniform) {
    /** All entries zero. */
    public static final Initial ZERO = new Initial(0, 0);

    /** All entries one. */
    public static final Initial ONE = new Initial(1, 0);

    /** N(mean, standardDeviation²). */
    public Initial(double mean, double standardDeviation) {
      this(mean, standardDeviation, false);
    }

    /** Uniform in (−bound, bound). */
    public static Initial uniform(double bound) {
      return new Initial(0, bound / Math.sqrt(3), true);
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not finite or the standard deviation is negative
     */
    public Initial {
      if (!Double.isFinite(mean) || !Double.isFinite(standardDeviation) || standardDeviation < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "N(%s, %s²): the mean must be finite, the standard deviation finite and ≥ 0"
                    + " (parameter)",
                mean,
                standardDeviation));
      }
    }

    /**
     * The entry that a N(0, 1) number z becomes: its distribution function decides a uniform one.
     */
    double of(double z) {
      double unit = uniform ? Math.sqrt(3) * (Erfc.value(-z / Math.sqrt(2)) - 1) : z;
      return mean + standardDeviation * unit;
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
          String.format(
              Locale.ROOT,
              "parameter \"%s\" of %d × %d must have a name and sides ≥ 1",
              name,
              rows,
              columns));
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
    if (initial.uniform) {
      double[] drawn = drawDoubles(stream).data();
      for (int i = 0; i < drawn.length; i++) {
        matrix.data()[i] = (float) drawn[i];
      }
      return matrix;
    }
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

  /** Fresh values in double precision; draws from the stream only where entries differ. */
  DoubleMatrix drawDoubles(GaussianStream stream) {
    DoubleMatrix matrix = DoubleMatrix.zeros(rows, columns);
    for (int i = 0; i < matrix.data().length; i++) {
      double z = initial.standardDeviation > 0 ? stream.next() : 0;
      matrix.data()[i] = initial.of(z);
    }
    return matrix;
  }
}
