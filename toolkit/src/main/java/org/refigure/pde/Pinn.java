package org.refigure.pde;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Jet;
import org.refigure.model.tape.Linear;
import org.refigure.model.tape.Scalar;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.TapeModel;
import org.refigure.model.tape.Value;

/**
 * A tanh network that shall solve a {@link Problem}: loss = balance₀·mean(w_i r_i²) + balance₁·Σ of
 * the conditions' mean squared errors, with r the equation's residual at the collocation points.
 */
public final class Pinn implements TapeModel<Pinn.Weighed> {
  private final Problem problem;
  private final DoubleMatrix points;
  private final Linear[] layers;

  /**
   * What is asked of one step.
   *
   * @param weights of the collocation points
   * @param balance between equation and conditions: from both losses, both factors
   */
  public record Weighed(double[] weights, Balance balance) {}

  /** Factors of the two terms of the loss, from their present values. */
  @FunctionalInterface
  public interface Balance {
    /** Both terms as they are. */
    Balance NONE = losses -> new double[] {1, 1};

    /** Two factors from two losses. */
    double[] next(double... losses);
  }

  /**
   * A network 1-width-…-width-1 (or 2-…), weights and biases uniform in ±1/√inputs.
   *
   * @param points collocation points, one a row
   * @param hidden layers between input and output
   */
  public Pinn(Problem problem, double[][] points, int hidden, int width) {
    this.problem = problem;
    this.points = matrix(points);
    layers = new Linear[hidden + 1];
    for (int i = 0; i <= hidden; i++) {
      int inputs = i == 0 ? problem.box().length : width;
      layers[i] = Linear.of(String.valueOf(i + 1), inputs, i == hidden ? 1 : width);
    }
  }

  @Override
  public List<ParameterShape> parameters() {
    return Arrays.stream(layers).flatMap(each -> each.parameters().stream()).toList();
  }

  @Override
  public Value loss(Tape tape, Weighed step) {
    DoubleMatrix weights = new DoubleMatrix(points.rows(), 1, step.weights());
    Value equation = residual(tape).map(Scalar.SQUARE).hadamard(tape.constant(weights)).mean();
    Value conditions = tape.constant(0);
    for (Problem.Condition each : problem.conditions()) {
      DoubleMatrix places = matrix(each.points());
      int last = problem.box().length - 1;
      Value known = each.slope() ? at(tape, places).first(last) : value(tape, places);
      Value target = tape.constant(new DoubleMatrix(each.targets().length, 1, each.targets()));
      conditions = conditions.plus(known.minus(target).map(Scalar.SQUARE).mean());
    }
    double[] factors = step.balance().next(equation.number(), conditions.number());
    return equation.scaled(factors[0]).plus(conditions.scaled(factors[1]));
  }

  /** r at the collocation points. */
  public double[] residuals(Parameters weights) {
    return residual(new Tape(weights)).data();
  }

  /** u at any points, one a row. */
  public double[] solution(Parameters weights, double[][] at) {
    return value(new Tape(weights), matrix(at)).data();
  }

  /** Where errors are measured: 200 equispaced points of an interval, 100 × 100 of a square. */
  public double[][] grid() {
    return Grid.of(problem.box(), problem.box().length == 1 ? 200 : 100);
  }

  /** ‖u − exact‖/‖exact‖ over the {@link #grid}. */
  public double error(Parameters weights) {
    return Grid.relativeError(solution(weights, grid()), problem::exact, grid());
  }

  private Value residual(Tape tape) {
    return problem.residual(at(tape, points), points);
  }

  private Value value(Tape tape, DoubleMatrix places) {
    Value u = tape.constant(places);
    for (int i = 0; i < layers.length; i++) {
      u = layers[i].apply(tape, u);
      u = i < layers.length - 1 ? u.map(Scalar.TANH) : u;
    }
    return u;
  }

  private Jet at(Tape tape, DoubleMatrix places) {
    int[] all = IntStream.range(0, places.columns()).toArray();
    return Jet.along(tape.constant(places), all).perceptron(Scalar.TANH, layers);
  }

  private static DoubleMatrix matrix(double[][] rows) {
    double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    return new DoubleMatrix(rows.length, rows[0].length, all);
  }
}
