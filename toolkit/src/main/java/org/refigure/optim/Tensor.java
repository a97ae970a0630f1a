package org.refigure.optim;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;

/**
 * One parameter in training, in double precision: weights, gradient, and what its rule remembers.
 *
 * <p>Row-major with a row per input and a column per output (y = xW). For a study of a rule by
 * itself it is used directly: {@code Tensor w = Tensor.zeros("W", 16, 32); w.step(rule, gradient,
 * 0.01, 0);}
 */
public final class Tensor {
  private final ParameterShape shape;
  private final boolean float32;
  private final double[] values;
  private final double[] gradient;
  private final double[] update;
  private final Map<String, DoubleMatrix> state = new LinkedHashMap<>();
  private long steps;
  private boolean moved;

  /**
   * A tensor before its first step.
   *
   * @param values w, row after row; shared, changed by every step
   * @throws IllegalArgumentException if they do not fill the shape
   */
  public Tensor(ParameterShape shape, double[] values) {
    this(shape, values, false);
  }

  /**
   * A copy of float32 or float64 weights.
   *
   * @param float32 whether every step is rounded to float32
   */
  Tensor(ParameterShape shape, double[] values, boolean float32) {
    requireSize("weights", values, shape);
    this.shape = shape;
    this.float32 = float32;
    this.values = values;
    gradient = new double[values.length];
    update = new double[values.length];
  }

  /** A matrix of zeros; with one row it is a vector. */
  public static Tensor zeros(String name, int rows, int columns) {
    ParameterClass kind = rows == 1 ? ParameterClass.VECTOR : ParameterClass.MATRIX;
    ParameterShape shape =
        new ParameterShape(name, kind, rows, columns, ParameterShape.Initial.ZERO);
    return new Tensor(shape, new double[shape.size()]);
  }

  /** What it is called, its class and its sides. */
  public ParameterShape shape() {
    return shape;
  }

  /** Number of inputs. */
  public int rows() {
    return shape.rows();
  }

  /** Number of outputs. */
  public int columns() {
    return shape.columns();
  }

  /** Whether the weights are float32 between steps, so that a rule may be as exact as they are. */
  public boolean isFloat32() {
    return float32;
  }

  /** w, shared. */
  public double[] values() {
    return values;
  }

  /**
   * g of the step being taken, shared: after clipping, and with λw under {@link Decay#GRADIENT}.
   */
  public double[] gradient() {
    return gradient;
  }

  /** u of the last step, shared. */
  public double[] update() {
    return update;
  }

  /** g as a matrix, shared. */
  public DoubleMatrix gradientMatrix() {
    return new DoubleMatrix(rows(), columns(), gradient);
  }

  /** t: how many steps were taken, the one being taken included. */
  public long steps() {
    return steps;
  }

  /** A memory of the rule, one number per weight; zeros before the first step. Shared. */
  public double[] state(String name) {
    return state(name, () -> DoubleMatrix.zeros(rows(), columns())).data();
  }

  /**
   * A memory of any shape, for example a factor of a Kronecker product. Shared.
   *
   * @param start its value before the first step, which decides the shape
   */
  public DoubleMatrix state(String name, Supplier<DoubleMatrix> start) {
    return state.computeIfAbsent(name, key -> start.get());
  }

  /** Everything that the rule remembers, by name; shared. */
  public Map<String, DoubleMatrix> state() {
    return state;
  }

  /**
   * w ← (1 − shrink)·w − η·u: how a rule ends its step.
   *
   * @param direction u, as long as w; copied
   * @throws IllegalArgumentException if it has another length
   */
  public void move(double[] direction, Pace pace) {
    requireSize("update", direction, shape);
    double keep = 1 - pace.shrink();
    double rate = pace.learningRate();
    System.arraycopy(direction, 0, update, 0, update.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = keep * values[i] - rate * direction[i];
    }
    moved = true;
  }

  /** As what a projection finds w scale invariant; a vector never, a row being one output's. */
  Projection.View view(Projection projection) {
    return rows() == 1
        ? Projection.View.NONE
        : projection.view(byOutput(values), byOutput(gradient), columns(), rows());
  }

  /** x without its part along w in that view. */
  double[] tangential(double[] x, Projection.View view) {
    if (view == Projection.View.NONE) {
      return x;
    }
    double[] tangential = Projection.tangential(byOutput(x), byOutput(values), view, columns());
    return new DoubleMatrix(columns(), rows(), tangential).transposed().data();
  }

  private double[] byOutput(double[] x) {
    return new DoubleMatrix(rows(), columns(), x).transposed().data();
  }

  /**
   * One step by itself, at a constant rate.
   *
   * @param gradient g, as long as w; copied
   * @param learningRate η
   * @param weightDecay λ; what it does is said by {@link Optimizer#decay}
   * @return this
   * @throws IllegalArgumentException if a size or a rate is wrong, or the rule is not made for it
   */
  public Tensor step(Optimizer rule, double[] gradient, double learningRate, double weightDecay) {
    requireSize("gradient", gradient, shape);
    System.arraycopy(gradient, 0, this.gradient, 0, gradient.length);
    take(rule, new Rates(learningRate, weightDecay), 1);
    return this;
  }

  /**
   * The step of a recipe, with the gradient that stands in {@link #gradient}.
   *
   * @param factor the schedule's
   */
  void take(Optimizer rule, Rates rates, double factor) {
    rule.require(shape);
    steps++;
    moved = false;
    double learningRate = factor * rates.learningRate();
    double weightDecay = rates.weightDecay();
    if (rule.decay() == Decay.GRADIENT && weightDecay != 0) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += weightDecay * values[i];
      }
    }
    double shrink =
        switch (rule.decay()) {
          case GRADIENT -> 0;
          case RATE -> learningRate * weightDecay;
          case INDEPENDENT -> factor * weightDecay;
        };
    rule.step(this, new Pace(learningRate, shrink));
    if (!moved) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s left \"%s\" where it was: end its step with tensor.move(update, pace)",
              rule.name(),
              shape.name()));
    }
  }

  /** Goes on from a state that was saved. */
  void restore(Map<String, DoubleMatrix> saved, long stepsTaken) {
    state.clear();
    saved.forEach(
        (name, memory) ->
            state.put(
                name, new DoubleMatrix(memory.rows(), memory.columns(), memory.data().clone())));
    steps = stepsTaken;
  }

  private static void requireSize(String what, double[] numbers, ParameterShape shape) {
    if (numbers.length != shape.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s of \"%s\" has %d entries and must have %d × %d = %d",
              what,
              shape.name(),
              numbers.length,
              shape.rows(),
              shape.columns(),
              shape.size()));
    }
  }
}
