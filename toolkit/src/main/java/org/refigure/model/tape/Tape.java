package org.refigure.model.tape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/**
 * One evaluation of a model in double precision, remembered so that its gradient can be taken:
 * reverse-mode differentiation over matrices (Griewank and Walther, Evaluating Derivatives, 2008).
 *
 * <p>A tape is written once, read backwards at most once, and thrown away. It belongs to one
 * thread.
 */
public final class Tape {
  private final Parameters weights;
  private final List<Value> nodes = new ArrayList<>();
  private final Map<String, Value> leaves = new LinkedHashMap<>();
  private final Map<String, Double> gains = new LinkedHashMap<>();
  private Map<String, Value> given = Map.of();
  private boolean differentiated;

  /** An evaluation at these weights, which are read, not changed. */
  public Tape(Parameters weights) {
    this.weights = weights;
  }

  /** Numbers that do not depend on the weights; shared. */
  public Value constant(DoubleMatrix numbers) {
    return new Value(this, numbers, false);
  }

  /** One number that does not depend on the weights. */
  public Value constant(double number) {
    return constant(new DoubleMatrix(1, 1, new double[] {number}));
  }

  /**
   * A parameter of the model: what its gradient is taken by.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Value parameter(String name) {
    @Nullable Value own = given.get(name);
    if (own != null) {
      return own;
    }
    return leaves.computeIfAbsent(name, key -> new Value(this, weights.getDoubles(key), true));
  }

  /**
   * Evaluates with values in place of parameters: a network whose weights another one computes.
   *
   * @param values by parameter name; names that are missing are the model's own
   */
  public Value with(Map<String, Value> values, Supplier<Value> evaluation) {
    Map<String, Value> before = given;
    Map<String, Value> both = new HashMap<>(before);
    both.putAll(values);
    given = both;
    try {
      return evaluation.get();
    } finally {
      given = before;
    }
  }

  /** y = xW for the parameter W of that name; its gain ‖y‖_rms/‖x‖_rms is remembered. */
  public Value linear(Value x, String name) {
    Value y = x.times(parameter(name));
    gains.put(name, rms(y.data()) / rms(x.data()));
    return y;
  }

  /**
   * The result of an operation of one's own.
   *
   * @throws IllegalArgumentException when the gradient is taken, if it has another shape
   */
  public Value apply(Operation operation, Value... inputs) {
    List<DoubleMatrix> numbers = new ArrayList<>();
    for (Value each : inputs) {
      numbers.add(each.matrix());
    }
    DoubleMatrix output = operation.forward(numbers);
    return record(
        output,
        gradient -> {
          List<DoubleMatrix> parts = operation.backward(numbers, output, gradient);
          if (parts.size() != inputs.length) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "%s has %d inputs and its backward gave %d gradients: one for each, in order",
                    operation.name(),
                    inputs.length,
                    parts.size()));
          }
          for (int i = 0; i < inputs.length; i++) {
            DoubleMatrix part = parts.get(i);
            DoubleMatrix input = numbers.get(i);
            if (part.rows() != input.rows() || part.columns() != input.columns()) {
              throw new IllegalArgumentException(
                  String.format(
                      Locale.ROOT,
                      "%s: the gradient of input %d is %d × %d and must be %d × %d, as the input",
                      operation.name(),
                      i,
                      part.rows(),
                      part.columns(),
                      input.rows(),
                      input.columns()));
            }
            inputs[i].accumulate(part.data().clone());
          }
        },
        inputs);
  }

  /**
   * The gradient of a loss by every parameter of the model.
   *
   * @param loss of one entry, on this tape
   * @param gradient overwritten; zero where the loss does not depend on a parameter
   * @throws IllegalStateException if this tape was read before
   */
  public void gradient(Value loss, Parameters gradient) {
    if (differentiated) {
      throw new IllegalStateException("a tape gives its gradient once: evaluate the model anew");
    }
    differentiated = true;
    loss.requireNumber();
    loss.accumulate(new double[] {1});
    for (int i = nodes.size() - 1; i >= 0; i--) {
      nodes.get(i).passOn();
    }
    for (ParameterShape each : gradient.descriptions()) {
      @Nullable Value leaf = leaves.get(each.name());
      double @Nullable [] own = leaf == null ? null : leaf.gradient();
      gradient.write(each.name(), own == null ? new double[each.size()] : own);
    }
  }

  /** The gain of every parameter that {@link #linear} multiplied with, by its name. */
  public Map<String, Double> gains() {
    return gains;
  }

  /** A node; only what depends on a parameter is remembered. */
  Value record(DoubleMatrix output, Value.Backward backward, Value... inputs) {
    boolean depends = false;
    for (Value each : inputs) {
      depends |= each.depends();
    }
    Value value = new Value(this, output, depends);
    if (depends) {
      value.backward(backward);
      nodes.add(value);
    }
    return value;
  }

  private static double rms(double[] numbers) {
    double sum = 0;
    for (double x : numbers) {
      sum += x * x;
    }
    return Math.sqrt(sum / numbers.length);
  }
}
