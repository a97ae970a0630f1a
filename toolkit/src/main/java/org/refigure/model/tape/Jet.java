package org.refigure.model.tape;

import org.refigure.model.DoubleMatrix;

/**
 * A value with its first and second derivative along one variable t, carried forward: what a
 * differential equation asks of a network. Each part stands on the tape, so a loss of u, u′ and u″
 * has its gradient by the weights.
 *
 * <p>For y = f(x): y′ = f′(x)x′, y″ = f″(x)x′² + f′(x)x″; for z = hW + b: z′ = h′W, z″ = h″W.
 *
 * @param value u
 * @param first u′
 * @param second u″
 */
public record Jet(Value value, Value first, Value second) {
  /** The variable itself: rows of coordinates, derivative one along one column. */
  public static Jet along(Value points, int column) {
    double[] direction = new double[points.data().length];
    for (int i = column; i < direction.length; i += points.columns()) {
      direction[i] = 1;
    }
    var one = new DoubleMatrix(points.rows(), points.columns(), direction);
    var none = DoubleMatrix.zeros(points.rows(), points.columns());
    return new Jet(points, points.tape().constant(one), points.tape().constant(none));
  }

  /** f of every entry. */
  public Jet map(Scalar function) {
    Scalar slope = function.derivative();
    Value steep = value.map(slope);
    Value bent = value.map(slope.derivative());
    return new Jet(
        value.map(function),
        steep.hadamard(first),
        bent.hadamard(first).hadamard(first).plus(steep.hadamard(second)));
  }

  /** A layer of a network. */
  public Jet linear(Linear layer) {
    Tape tape = value.tape();
    Value weights = tape.parameter(layer.weights().name());
    return new Jet(layer.apply(tape, value), first.times(weights), second.times(weights));
  }

  /** The sum of both. */
  public Jet plus(Jet other) {
    return new Jet(value.plus(other.value), first.plus(other.first), second.plus(other.second));
  }

  /** The product of both, entry by entry: (uv)″ = u″v + 2u′v′ + uv″. */
  public Jet hadamard(Jet other) {
    return new Jet(
        value.hadamard(other.value),
        first.hadamard(other.value).plus(value.hadamard(other.first)),
        second
            .hadamard(other.value)
            .plus(first.hadamard(other.first).scaled(2))
            .plus(value.hadamard(other.second)));
  }

  /** The same times a number. */
  public Jet scaled(double factor) {
    return new Jet(value.scaled(factor), first.scaled(factor), second.scaled(factor));
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
}
