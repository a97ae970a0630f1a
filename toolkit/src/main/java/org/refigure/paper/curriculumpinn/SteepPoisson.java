package org.refigure.paper.curriculumpinn;

import java.util.List;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.tape.Jet;
import org.refigure.model.tape.Value;
import org.refigure.pde.Problem;

/**
 * u″ = f on [0, 1] with the solution u = sin a₁x cos a₂x + tanh kx: waves beside a steep front, the
 * paper's P1 at (5π, 3π, 20).
 *
 * @param a1 a₁
 * @param a2 a₂
 * @param k steepness of the front at 0
 */
public record SteepPoisson(double a1, double a2, double k) implements Problem {
  /** (2π, π, 10). */
  public static final SteepPoisson EASY = new SteepPoisson(2 * Math.PI, Math.PI, 10);

  /** (5π, 3π, 20), the paper's P1. */
  public static final SteepPoisson HARD = new SteepPoisson(5 * Math.PI, 3 * Math.PI, 20);

  @Override
  public double[][] box() {
    return new double[][] {{0, 1}};
  }

  @Override
  public double exact(double... x) {
    return Math.sin(a1 * x[0]) * Math.cos(a2 * x[0]) + Math.tanh(k * x[0]);
  }

  /** f(x) = u″ of the solution. */
  public double source(double x) {
    double sech = 1 / Math.cosh(k * x);
    return -(a1 * a1 + a2 * a2) * Math.sin(a1 * x) * Math.cos(a2 * x)
        - 2 * a1 * a2 * Math.cos(a1 * x) * Math.sin(a2 * x)
        - 2 * k * k * sech * sech * Math.tanh(k * x);
  }

  /**
   * The mean of f² over equispaced points, both ends included: the loss of a network that is 0.
   *
   * @param points at least 2
   */
  public double meanSquaredSource(int points) {
    double sum = 0;
    for (int i = 0; i < points; i++) {
      double f = source(i / (points - 1.0));
      sum += f * f;
    }
    return sum / points;
  }

  @Override
  public Value residual(Jet u, DoubleMatrix points) {
    double[] f = new double[points.rows()];
    for (int i = 0; i < f.length; i++) {
      f[i] = source(points.data()[i]);
    }
    Value second = u.second();
    return second.minus(second.tape().constant(new DoubleMatrix(f.length, 1, f)));
  }

  @Override
  public List<Condition> conditions() {
    return List.of(at(0), at(1));
  }

  private Condition at(double x) {
    return new Condition(new double[][] {{x}}, false, new double[] {exact(x)});
  }
}
