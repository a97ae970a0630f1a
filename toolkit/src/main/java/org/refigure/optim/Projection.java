package org.refigure.optim;

import java.util.Arrays;
import java.util.Locale;

/**
 * Takes the radial part out of an update where the loss does not depend on the length of the
 * weights (Heo et al., arXiv 2006.08217): Π_w(x) = x − (ŵ·x)ŵ.
 *
 * <p>A loss that is blind to the length of a weight vector has a gradient orthogonal to it. So the
 * test is |cos(∇f, w)| &lt; δ/√dim(w), the root making up for the cosine of random vectors, which
 * falls as 1/√dim. First every row of the tensor (first axis: one for each output) is tested; if
 * all pass, each row is projected by itself. Else the whole tensor is tested as one vector. Tensors
 * of one axis (biases, gains of norms) are never projected.
 *
 * @param delta δ, at least 0: 0.1 is the paper's, 0 never projects, +∞ always does
 */
public record Projection(double delta) {
  /** As what a tensor was projected. */
  public enum View {
    /** Not at all. */
    NONE,
    /** Each row by itself. */
    ROWS,
    /** As one vector. */
    WHOLE
  }

  /**
   * Checks δ.
   *
   * @throws IllegalArgumentException if it is negative or NaN
   */
  public Projection {
    if (!(delta >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "delta = %s must be ≥ 0 (projection; the paper takes 0.1)", delta));
    }
  }

  /**
   * Which view of a tensor passes the test.
   *
   * @param shape length of each axis, row-major
   */
  public View view(double[] weights, double[] gradient, int... shape) {
    requireShape(weights, shape);
    requireShape(gradient, shape);
    if (shape.length < 2) {
      return View.NONE;
    }
    if (largestCosine(weights, gradient, shape[0]) < threshold(weights.length / shape[0])) {
      return View.ROWS;
    }
    return largestCosine(weights, gradient, 1) < threshold(weights.length) ? View.WHOLE : View.NONE;
  }

  /** The same of a tensor in the step being taken: a row is what leads to one output. */
  public View view(Tensor tensor) {
    return tensor.view(this);
  }

  /**
   * The update without its radial part in a view; the update itself in the view {@link View#NONE}.
   *
   * @param rows length of the first axis
   */
  public static double[] tangential(double[] update, double[] weights, View view, int rows) {
    if (view == View.NONE) {
      return update;
    }
    double[] tangential = update.clone();
    int length = view == View.ROWS ? weights.length / rows : weights.length;
    for (int from = 0; from < weights.length; from += length) {
      double squares = inner(weights, weights, from, length);
      double radial = squares > 0 ? inner(update, weights, from, length) / squares : 0;
      for (int i = from; i < from + length; i++) {
        tangential[i] -= radial * weights[i];
      }
    }
    return tangential;
  }

  private double threshold(int dimension) {
    return delta / Math.sqrt(dimension);
  }

  /** Over equal parts of both; a part of zeros, such as a dead unit's gradient, counts as 0. */
  private static double largestCosine(double[] weights, double[] gradient, int parts) {
    int length = weights.length / parts;
    double largest = 0;
    for (int from = 0; from < weights.length; from += length) {
      double squares =
          inner(weights, weights, from, length) * inner(gradient, gradient, from, length);
      if (squares > 0) {
        double product = inner(weights, gradient, from, length);
        largest = Math.max(largest, Math.abs(product) / Math.sqrt(squares));
      }
    }
    return largest;
  }

  private static double inner(double[] a, double[] b, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void requireShape(double[] tensor, int[] shape) {
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (shape.length == 0 || size != tensor.length || size == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "shape %s must hold %d numbers (projection)",
              Arrays.toString(shape),
              tensor.length));
    }
  }
}
