package org.refigure.number;

import java.util.Locale;

/**
 * Elements of a few bits in blocks that share a scale: s = Q_s(max|x|/m/T)·T and x̂ = s·Q_e(x/s),
 * with m the largest element and T a scale of the whole tensor, max|x|/(m·largest scale) or 1.
 *
 * @param element format of the elements
 * @param scale how a block's scale is found
 * @param block entries that share a scale, ≥ 1
 * @param tensorScaled whether the tensor has a scale T of its own, kept in full precision
 */
public record BlockFormat(SmallFloat element, BlockScale scale, int block, boolean tensorScaled) {
  /** Checks the block. */
  public BlockFormat {
    if (block < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "block = %d must be ≥ 1 (block format)", block));
    }
    if (tensorScaled && scale.most() == Double.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a scale of the tensor needs block scales with a largest value: BlockScale.in(format)");
    }
  }

  /** E2M1 elements without a scale of the tensor. */
  public static BlockFormat fp4(BlockScale scale, int block) {
    return new BlockFormat(SmallFloat.E2M1, scale, block, false);
  }

  /** The same with a scale of the tensor. */
  public BlockFormat withTensorScale() {
    return new BlockFormat(element, scale, block, true);
  }

  /**
   * What became of a tensor.
   *
   * @param values x̂, of the size of x
   * @param blocks how many blocks there were with an entry other than 0
   * @param flushed how many of them have the scale 0, so that all of their entries were lost
   */
  public record Quantised(double[] values, int blocks, int flushed) {
    /** Σ(x − x̂)²/Σx². */
    public double relativeError(double[] x) {
      double error = 0;
      double energy = 0;
      for (int i = 0; i < x.length; i++) {
        error += (x[i] - values[i]) * (x[i] - values[i]);
        energy += x[i] * x[i];
      }
      return error / energy;
    }
  }

  /** One row of numbers. */
  public Quantised quantise(double[] x, Rounding rounding) {
    return quantise(x, x.length, rounding);
  }

  /**
   * Rows one after the other: a block never reaches into the next row, the last of a row may be
   * short.
   *
   * @param x unchanged; entries that are not finite make their block NaN
   * @param columns length of a row
   * @throws IllegalArgumentException if the rows do not fill x
   */
  public Quantised quantise(double[] x, int columns, Rounding rounding) {
    if (columns < 1 || x.length % columns != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "columns = %d must divide the %d entries (block format)",
              columns,
              x.length));
    }
    double largest = largest(x, 0, x.length);
    double tensor = tensorScaled && largest > 0 ? largest / (element.largest() * scale.most()) : 1;
    double[] values = new double[x.length];
    int blocks = 0;
    int flushed = 0;
    for (int row = 0; row < x.length; row += columns) {
      for (int from = row; from < row + columns; from += block) {
        int to = Math.min(from + block, row + columns);
        double top = largest(x, from, to);
        if (top != 0) {
          double s = scale.of(top / tensor, element) * tensor;
          blocks++;
          flushed += s == 0 ? 1 : 0;
          round(x, from, to, s, rounding, values);
        }
      }
    }
    return new Quantised(values, blocks, flushed);
  }

  private void round(double[] x, int from, int to, double s, Rounding rounding, double[] values) {
    if (s == 0) {
      return;
    }
    for (int i = from; i < to; i++) {
      values[i] = s * element.round(x[i] / s, rounding);
    }
  }

  private static double largest(double[] x, int from, int to) {
    double largest = 0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(x[i])); // NaN stays
    }
    return largest;
  }
}
