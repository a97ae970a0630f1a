package org.refigure.model.tape;

import java.util.List;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;

/**
 * y = xW + b for each row x; W is inputs × outputs.
 *
 * @param weights W, named {@code W<name>}
 * @param bias b, named {@code b<name>}; none or one
 */
public record Linear(ParameterShape weights, List<ParameterShape> bias) implements Block {
  /** Copies the list. */
  public Linear {
    bias = List.copyOf(bias);
  }

  /** W and b uniform in ±1/√inputs, as PyTorch's layer starts. */
  public static Linear of(String name, int inputs, int outputs) {
    Initial law = Initial.uniform(1 / Math.sqrt(inputs));
    return starting(name, inputs, outputs, law).biased(law);
  }

  /** W of independent N(0, 2/inputs) entries (He et al., arXiv 1502.01852), b zero. */
  public static Linear he(String name, int inputs, int outputs) {
    return starting(name, inputs, outputs, new Initial(0, Math.sqrt(2.0 / inputs)))
        .biased(Initial.ZERO);
  }

  /**
   * W uniform in ±√(6/(inputs + outputs)), b zero (Glorot and Bengio, Understanding the difficulty
   * of training deep feedforward neural networks, 2010, equation 16).
   */
  public static Linear glorot(String name, int inputs, int outputs) {
    return starting(name, inputs, outputs, Initial.uniform(Math.sqrt(6.0 / (inputs + outputs))))
        .biased(Initial.ZERO);
  }

  /** W by a law, no bias. */
  public static Linear starting(String name, int inputs, int outputs, Initial law) {
    return new Linear(
        new ParameterShape("W" + name, ParameterClass.MATRIX, inputs, outputs, law), List.of());
  }

  /** The same with a bias. */
  public Linear biased(Initial law) {
    String name = "b" + weights.name().substring(1);
    return new Linear(
        weights,
        List.of(new ParameterShape(name, ParameterClass.VECTOR, 1, weights.columns(), law)));
  }

  /** The same without a bias. */
  public Linear unbiased() {
    return new Linear(weights, List.of());
  }

  @Override
  public List<ParameterShape> parameters() {
    return bias.isEmpty() ? List.of(weights) : List.of(weights, bias.get(0));
  }

  @Override
  public Value apply(Tape tape, Value x) {
    Value y = tape.linear(x, weights.name());
    return bias.isEmpty() ? y : y.plus(tape.parameter(bias.get(0).name()));
  }
}
