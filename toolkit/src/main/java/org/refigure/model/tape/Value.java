package org.refigure.model.tape;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.refigure.model.DoubleMatrix;

/**
 * A matrix on a {@link Tape}: what a model computes with.
 *
 * <p>In element-wise operations the other one may have one row, one column or one entry, which is
 * then repeated. Rows are examples, positions or points; columns are features.
 */
public final class Value {
  private final Tape tape;
  private final DoubleMatrix matrix;
  private final boolean depends;
  private @Nullable Backward backward;
  private double @Nullable [] gradient;
  private @Nullable EntryFunctions functions;

  /** Passes ∂loss/∂this on to the inputs. */
  @FunctionalInterface
  interface Backward {
    void pass(DoubleMatrix gradient);
  }

  Value(Tape tape, DoubleMatrix matrix, boolean depends) {
    this.tape = tape;
    this.matrix = matrix;
    this.depends = depends;
  }

  /** Number of rows. */
  public int rows() {
    return matrix.rows();
  }

  /** Number of columns. */
  public int columns() {
    return matrix.columns();
  }

  /** The numbers; not to be changed. */
  public DoubleMatrix matrix() {
    return matrix;
  }

  /** The numbers, row after row; not to be changed. */
  public double[] data() {
    return matrix.data();
  }

  /**
   * The number of a matrix of one entry.
   *
   * @throws IllegalArgumentException if it has more
   */
  public double number() {
    requireNumber();
    return data()[0];
  }

  /** The tape it stands on. */
  public Tape tape() {
    return tape;
  }

  /** A·B. */
  public Value times(Value other) {
    return tape.record(
        matrix.times(other.matrix),
        g -> {
          if (depends) {
            accumulate(g.timesTransposed(other.matrix).data());
          }
          if (other.depends) {
            other.accumulate(matrix.transposedTimes(g).data());
          }
        },
        this,
        other);
  }

  /** Aᵀ. */
  public Value transposed() {
    return tape.record(matrix.transposed(), g -> accumulate(g.transposed().data()), this);
  }

  /** A + B, entry by entry. */
  public Value plus(Value other) {
    return Elementwise.SUM.apply(this, other);
  }

  /** A − B, entry by entry. */
  public Value minus(Value other) {
    return Elementwise.DIFFERENCE.apply(this, other);
  }

  /** A ⊙ B, entry by entry. */
  public Value hadamard(Value other) {
    return Elementwise.PRODUCT.apply(this, other);
  }

  /** A/B, entry by entry. */
  public Value over(Value other) {
    return Elementwise.QUOTIENT.apply(this, other);
  }

  /** cA. */
  public Value scaled(double c) {
    return map(new Scalar("scaled", x -> c * x, () -> Scalar.of("c", x -> c, x -> 0)));
  }

  /** A + c. */
  public Value plus(double c) {
    return map(new Scalar("shifted", x -> x + c, () -> Scalar.of("1", x -> 1, x -> 0)));
  }

  /** f of every entry. */
  public Value map(Scalar function) {
    return tape.record(
        new DoubleMatrix(rows(), columns(), evaluated(function.value())),
        g -> {
          double[] passed = evaluated(function.derivative().value());
          for (int i = 0; i < passed.length; i++) {
            passed[i] *= g.data()[i];
          }
          accumulate(passed);
        },
        this);
  }

  private double[] evaluated(DoubleUnaryOperator function) {
    EntryFunctions known = functions == null ? new EntryFunctions(data()) : functions;
    functions = known;
    return known.of(function);
  }

  /** softmax of every row; the largest entry is subtracted before the exponential. */
  public Value softmaxRows() {
    return Softmax.ofRows(this);
  }

  /** ln Σ exp of every row, a column; the largest entry is subtracted before the exponential. */
  public Value logSumExpRows() {
    double[] top = new double[rows()];
    Arrays.fill(top, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < data().length; i++) {
      top[i / columns()] = Math.max(top[i / columns()], data()[i]);
    }
    Value shift = tape.constant(new DoubleMatrix(rows(), 1, top));
    return minus(shift).map(Scalar.EXP).rowSums().map(Scalar.LOG).plus(shift);
  }

  /** The sum of all entries, 1 × 1. */
  public Value sum() {
    return rowSums().columnSums();
  }

  /** The mean of all entries, 1 × 1. */
  public Value mean() {
    return sum().scaled(1.0 / data().length);
  }

  /** The sum of every row, a column. */
  public Value rowSums() {
    return times(ones(columns(), 1));
  }

  /** The mean of every row, a column. */
  public Value rowMeans() {
    return rowSums().scaled(1.0 / columns());
  }

  /** The sum of every column, a row. */
  public Value columnSums() {
    return ones(1, rows()).times(this);
  }

  /** The mean of every column, a row. */
  public Value columnMeans() {
    return columnSums().scaled(1.0 / rows());
  }

  /** The same numbers in another shape, row after row. */
  public Value reshaped(int rows, int columns) {
    return tape.record(
        new DoubleMatrix(rows, columns, data()), g -> accumulate(g.data().clone()), this);
  }

  /**
   * Any choice of entries: entry i of the result is entry index[i] of this one, or 0 where that is
   * −1. An entry may be chosen often. Slices, repetitions and the windows of a convolution are
   * this.
   *
   * @throws IllegalArgumentException if there are not rows × columns indices
   */
  public Value chosen(int rows, int columns, int[] index) {
    double[] picked = new double[index.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = index[i] < 0 ? 0 : data()[index[i]];
    }
    return tape.record(
        new DoubleMatrix(rows, columns, picked),
        g -> {
          double[] passed = new double[data().length];
          for (int i = 0; i < index.length; i++) {
            if (index[i] >= 0) {
              passed[index[i]] += g.data()[i];
            }
          }
          accumulate(passed);
        },
        this);
  }

  /**
   * Some rows, in the order asked for; one may stand often.
   *
   * @throws IllegalArgumentException if one does not exist
   */
  public Value rows(int... chosen) {
    for (int each : chosen) {
      if (each < 0 || each >= rows()) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "row %d must be in 0..%d", each, rows() - 1));
      }
    }
    int[] index = new int[Math.multiplyExact(chosen.length, columns())];
    for (int i = 0; i < index.length; i++) {
      index[i] = chosen[i / columns()] * columns() + i % columns();
    }
    return chosen(chosen.length, columns(), index);
  }

  /** The columns {@code from} … {@code from + count − 1}. */
  public Value columns(int from, int count) {
    int[] index = new int[Math.multiplyExact(rows(), count)];
    for (int i = 0; i < index.length; i++) {
      index[i] = i / count * columns() + from + i % count;
    }
    return chosen(rows(), count, index);
  }

  /** [A B]: the other one's columns behind these. */
  public Value beside(Value other) {
    if (other.rows() != rows()) {
      throw mismatch("beside", other, "the same number of rows");
    }
    return transposed().above(other.transposed()).transposed();
  }

  /** [A; B]: the other one's rows below these. */
  public Value above(Value other) {
    if (other.columns() != columns()) {
      throw mismatch("above", other, "the same number of columns");
    }
    int size = data().length;
    double[] both = Arrays.copyOf(data(), size + other.data().length);
    System.arraycopy(other.data(), 0, both, size, other.data().length);
    return tape.record(
        new DoubleMatrix(rows() + other.rows(), columns(), both),
        g -> {
          accumulate(Arrays.copyOfRange(g.data(), 0, size));
          other.accumulate(Arrays.copyOfRange(g.data(), size, both.length));
        },
        this,
        other);
  }

  /**
   * Sums of rows: row i is added to row target[i] of the result, as messages to nodes of a graph.
   *
   * @param rows of the result; those that no row is added to are zero
   * @throws IllegalArgumentException if there is not one target for each row
   */
  public Value rowsAddedInto(int rows, int... target) {
    if (target.length != rows()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d rows need as many targets, not %d", rows(), target.length));
    }
    int width = columns();
    double[] sums = new double[Math.multiplyExact(rows, width)];
    for (int i = 0; i < data().length; i++) {
      sums[target[i / width] * width + i % width] += data()[i];
    }
    return tape.record(
        new DoubleMatrix(rows, width, sums),
        g -> {
          double[] passed = new double[data().length];
          for (int i = 0; i < passed.length; i++) {
            passed[i] = g.data()[target[i / width] * width + i % width];
          }
          accumulate(passed);
        },
        this);
  }

  /** The largest of every {@code size} consecutive rows, column by column: max-pooling. */
  public Value largestOfEvery(int size) {
    int groups = rows() / size;
    if (groups * size != rows()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d rows are no whole number of groups of %d", rows(), size));
    }
    int[] index = new int[groups * columns()];
    for (int i = 0; i < index.length; i++) {
      int best = i / columns() * size * columns() + i % columns();
      index[i] = best;
      for (int k = 1; k < size; k++) {
        int next = best + k * columns();
        index[i] = data()[next] > data()[index[i]] ? next : index[i];
      }
    }
    return chosen(groups, columns(), index);
  }

  /** The same numbers as constants: no gradient passes. */
  public Value detached() {
    return tape.constant(matrix);
  }

  void requireNumber() {
    if (data().length != 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a value of %d × %d is no number: take .sum() or .mean()",
              rows(),
              columns()));
    }
  }

  boolean depends() {
    return depends;
  }

  void backward(Backward how) {
    backward = how;
  }

  double @Nullable [] gradient() {
    return gradient;
  }

  /** Adds to ∂loss/∂this; the array becomes the value's own. */
  void accumulate(double[] more) {
    double @Nullable [] own = gradient;
    if (!depends) {
      return;
    }
    if (own == null) {
      gradient = more;
      return;
    }
    for (int i = 0; i < own.length; i++) {
      own[i] += more[i];
    }
  }

  void passOn() {
    double @Nullable [] own = gradient;
    @Nullable Backward how = backward;
    if (own != null && how != null) {
      how.pass(new DoubleMatrix(rows(), columns(), own));
    }
  }

  private Value ones(int rows, int columns) {
    DoubleMatrix ones = DoubleMatrix.zeros(rows, columns);
    Arrays.fill(ones.data(), 1);
    return tape.constant(ones);
  }

  private IllegalArgumentException mismatch(String what, Value other, String rule) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%d × %d %s %d × %d: both must have %s",
            rows(),
            columns(),
            what,
            other.rows(),
            other.columns(),
            rule));
  }
}
