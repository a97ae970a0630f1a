package org.refigure.model.tape;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.refigure.model.DoubleMatrix;

/**
 * A value with its first and second derivatives along some of the coordinates, carried forward:
 * what a differential equation asks of a network. All parts stand on the tape, so a loss of u, u′
 * and u″ has its gradient by the weights and nothing is differentiated twice.
 *
 * <p>For y = f(x): y′ = f′(x)x′, y″ = f″(x)x′² + f′(x)x″; for z = hW + b: z′ = h′W, z″ = h″W; for y
 * = vw: y″ = v″w + 2v′w′ + vw″.
 *
 * <p>The parts stand below each other in one matrix (u, then u′ and u″ of each coordinate), so that
 * a layer is one product and a function one pass.
 */
public final class Jet {
  private final Value stack;
  private final int directions;

  private Jet(Value stack, int directions) {
    this.stack = stack;
    this.directions = directions;
  }

  /**
   * The coordinates themselves.
   *
   * @param points one a row
   * @param columns which coordinates are differentiated by, at least one
   */
  public static Jet along(Value points, int... columns) {
    int size = points.data().length;
    double[] parts = Arrays.copyOf(points.data(), (1 + 2 * columns.length) * size);
    for (int k = 0; k < columns.length; k++) {
      for (int i = columns[k]; i < size; i += points.columns()) {
        parts[(1 + 2 * k) * size + i] = 1;
      }
    }
    int rows = (1 + 2 * columns.length) * points.rows();
    DoubleMatrix start = new DoubleMatrix(rows, points.columns(), parts);
    Value stack =
        points
            .tape()
            .record(
                start,
                g -> points.accumulate(Arrays.copyOf(g.data(), size)), // the slopes are constants
                points);
    return new Jet(stack, columns.length);
  }

  /** u. */
  public Value value() {
    return part(0);
  }

  /** u′ along the only coordinate, or the first one. */
  public Value first() {
    return first(0);
  }

  /** u″ along the only coordinate, or the first one. */
  public Value second() {
    return second(0);
  }

  /** ∂u by the k-th of the chosen coordinates, from 0. */
  public Value first(int k) {
    return part(1 + 2 * requireDirection(k));
  }

  /** ∂²u by the k-th of the chosen coordinates, from 0. */
  public Value second(int k) {
    return part(2 + 2 * requireDirection(k));
  }

  /** f of every entry. */
  public Jet map(Scalar function) {
    int size = size();
    double[] x = stack.data();
    var slopes = new Slopes(function, Arrays.copyOf(x, size));
    double[] f0 = slopes.next();
    double[] f1 = slopes.next();
    double[] f2 = slopes.next();
    double[] y = Arrays.copyOf(f0, x.length);
    for (int at = size; at < x.length; at += 2 * size) {
      for (int i = 0; i < size; i++) {
        double first = x[at + i];
        y[at + i] = f1[i] * first;
        y[at + size + i] = f2[i] * first * first + f1[i] * x[at + size + i];
      }
    }
    return recorded(
        y,
        g -> {
          double[] f3 = slopes.next();
          double[] passed = new double[x.length];
          for (int i = 0; i < size; i++) {
            passed[i] = f1[i] * g[i];
          }
          for (int at = size; at < x.length; at += 2 * size) {
            for (int i = 0; i < size; i++) {
              double first = x[at + i];
              double second = x[at + size + i];
              double g1 = g[at + i];
              double g2 = g[at + size + i];
              passed[i] += f2[i] * first * g1 + (f3[i] * first * first + f2[i] * second) * g2;
              passed[at + i] = f1[i] * g1 + 2 * f2[i] * first * g2;
              passed[at + size + i] = f1[i] * g2;
            }
          }
          stack.accumulate(passed);
        },
        stack);
  }

  /** A layer of a network. */
  public Jet linear(Linear layer) {
    Tape tape = stack.tape();
    Value product = stack.times(tape.parameter(layer.weights().name()));
    return layer.bias().isEmpty()
        ? new Jet(product, directions)
        : new Jet(product, directions).shifted(tape.parameter(layer.bias().get(0).name()));
  }

  /** The sum of both. */
  public Jet plus(Jet other) {
    requireSame(other);
    return new Jet(stack.plus(other.stack), directions);
  }

  /** The product of both, entry by entry. */
  public Jet hadamard(Jet other) {
    requireSame(other);
    int size = size();
    double[] v = stack.data();
    double[] w = other.stack.data();
    double[] y = new double[v.length];
    for (int i = 0; i < size; i++) {
      y[i] = v[i] * w[i];
      for (int at = size + i; at < v.length; at += 2 * size) {
        y[at] = v[at] * w[i] + v[i] * w[at];
        y[at + size] = v[at + size] * w[i] + 2 * v[at] * w[at] + v[i] * w[at + size];
      }
    }
    return recorded(
        y,
        g -> {
          stack.accumulate(productSlope(g, w));
          other.stack.accumulate(productSlope(g, v));
        },
        stack,
        other.stack);
  }

  /** The same times a number. */
  public Jet scaled(double factor) {
    return new Jet(stack.scaled(factor), directions);
  }

  /** A perceptron: layers with a function between them. */
  public Jet perceptron(Scalar function, Linear... layers) {
    Jet jet = this;
    for (int i = 0; i < layers.length; i++) {
      jet = jet.linear(layers[i]);
      jet = i < layers.length - 1 ? jet.map(function) : jet;
    }
    return jet;
  }

  /** A row added to u; its derivatives stay. */
  private Jet shifted(Value row) {
    int size = size();
    int width = stack.columns();
    double[] y = stack.data().clone();
    for (int i = 0; i < size; i++) {
      y[i] += row.data()[i % width];
    }
    return recorded(
        y,
        g -> {
          stack.accumulate(g.clone());
          double[] sums = new double[width];
          for (int i = 0; i < size; i++) {
            sums[i % width] += g[i];
          }
          row.accumulate(sums);
        },
        stack,
        row);
  }

  private double[] productSlope(double[] g, double[] w) {
    int size = size();
    double[] passed = new double[g.length];
    for (int i = 0; i < size; i++) {
      passed[i] = g[i] * w[i];
      for (int at = size + i; at < g.length; at += 2 * size) {
        passed[i] += g[at] * w[at] + g[at + size] * w[at + size];
        passed[at] = g[at] * w[i] + 2 * g[at + size] * w[at];
        passed[at + size] = g[at + size] * w[i];
      }
    }
    return passed;
  }

  private Jet recorded(double[] y, Consumer<double[]> backward, Value... from) {
    DoubleMatrix output = new DoubleMatrix(stack.rows(), stack.columns(), y);
    return new Jet(stack.tape().record(output, g -> backward.accept(g.data()), from), directions);
  }

  private int size() {
    return stack.data().length / (1 + 2 * directions);
  }

  private Value part(int block) {
    int size = size();
    double[] numbers = Arrays.copyOfRange(stack.data(), block * size, (block + 1) * size);
    return stack
        .tape()
        .record(
            new DoubleMatrix(size / stack.columns(), stack.columns(), numbers),
            g -> {
              double[] passed = new double[stack.data().length];
              System.arraycopy(g.data(), 0, passed, block * size, size);
              stack.accumulate(passed);
            },
            stack);
  }

  private int requireDirection(int k) {
    if (k < 0 || k >= directions) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "coordinate %d must be in 0..%d, as chosen (jet)", k, directions - 1));
    }
    return k;
  }

  private void requireSame(Jet other) {
    if (other.directions != directions
        || other.stack.rows() != stack.rows()
        || other.stack.columns() != stack.columns()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d × %d with %d coordinates and %d × %d with %d: both must have the same (jets)",
              size() / stack.columns(),
              stack.columns(),
              directions,
              other.size() / other.stack.columns(),
              other.stack.columns(),
              other.directions));
    }
  }

  /** f, f′, f″ … at some places, in turn; a costly part that they share is taken once. */
  private static final class Slopes {
    private final double[] x;
    private Scalar function;
    private double @Nullable [] base;

    Slopes(Scalar function, double[] x) {
      this.function = function;
      this.x = x;
    }

    double[] next() {
      double[] y = of(function.value());
      function = function.derivative();
      return y;
    }

    private double[] of(DoubleUnaryOperator f) {
      double[] y = new double[x.length];
      if (f instanceof Polynomial polynomial) {
        double[] t = base;
        if (t == null) {
          t = Arrays.stream(x).map(polynomial.base()).toArray();
          base = t;
        }
        for (int i = 0; i < y.length; i++) {
          y[i] = polynomial.of(t[i]);
        }
        return y;
      }
      for (int i = 0; i < y.length; i++) {
        y[i] = f.applyAsDouble(x[i]);
      }
      return y;
    }
  }
}
