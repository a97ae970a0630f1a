package org.refigure.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterClass;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

/** That the interface suits rules to come: a scale by one sum, and factors of other shapes. */
class PaperRulesTest {
  private static final ParameterShape SHAPE =
      ParameterShape.gaussian("W", ParameterClass.MATRIX, 3, 5, 1);

  /** AuON (arXiv 2509.24320): X = M/‖M‖, u = X/√mean cosh²X. */
  private record AuON(double momentum) implements Optimizer {
    @Override
    public void step(Tensor w, Pace pace) {
      double[] m = w.state("momentum");
      double squares = 0;
      for (int i = 0; i < m.length; i++) {
        m[i] = momentum * m[i] + (1 - momentum) * w.gradient()[i];
        squares += m[i] * m[i];
      }
      double cosh = 0;
      double[] u = m.clone();
      for (int i = 0; i < u.length; i++) {
        u[i] /= Math.sqrt(squares) + 1e-7;
        cosh += Math.pow(Math.cosh(u[i]), 2) / u.length;
      }
      for (int i = 0; i < u.length; i++) {
        u[i] /= Math.sqrt(cosh) + 1e-8;
      }
      w.move(u, pace);
    }
  }

  /** A memory of m × m and one of 1 × n, both started away from zero. */
  private record Factors() implements Optimizer {
    @Override
    public void step(Tensor w, Pace pace) {
      DoubleMatrix left = w.state("P", () -> DoubleMatrix.identity(w.rows()));
      DoubleMatrix right = w.state("q", () -> new DoubleMatrix(1, 5, new double[] {1, 1, 1, 1, 1}));
      DoubleMatrix gradient = w.gradientMatrix();
      DoubleMatrix gram = gradient.timesTransposed(gradient);
      for (int i = 0; i < left.data().length; i++) {
        left.data()[i] = 0.9 * left.data()[i] + 0.1 * gram.data()[i];
      }
      right.data()[0] += 1;
      w.move(left.times(gradient).data(), pace);
    }
  }

  @Test
  void auonsBrakeIsBetweenItsBounds() {
    Tensor tensor = new Tensor(SHAPE, new double[15]);
    double[] gradient = DoubleMatrix.gaussian(3, 5, 1, new GaussianStream(1)).data();
    tensor.step(new AuON(0), gradient, 0.1, 0);
    double squares = 0;
    for (double u : tensor.update()) {
      squares += u * u;
    }
    double r = 1 / Math.sqrt(squares);
    // √(1 + 1/N) ≤ r ≤ √(1 + sinh²(1)/N), N = 15 (paper 13, C2).
    assertThat(r).isBetween(Math.sqrt(1 + 1 / 15.0) - 1e-6, Math.sqrt(1 + 1.3811 / 15));
  }

  @Test
  void memoriesOfOtherShapesAreSavedAndGoOn() {
    Recipe recipe = Recipe.of(new Factors(), 0.01);
    Parameters weights = Parameters.doubles(List.of(SHAPE));
    RecipeState state = recipe.start(weights);
    GaussianStream stream = new GaussianStream(2);
    recipe.step(weights, gradient(stream), state);
    RecipeState resumed = recipe.start(weights);
    resumed.restore(state.save(), state.steps());
    Parameters copy = weights.copy();
    Parameters next = gradient(stream);
    recipe.step(weights, next.copy(), state);
    recipe.step(copy, next, resumed);
    assertThat(copy.getDoubles("W").data()).isEqualTo(weights.getDoubles("W").data());
    assertThat(resumed.save().get("W").values().get("q").data()[0]).isCloseTo(3, within(0.0));
    assertThat(resumed.save().get("W").values().get("P").rows()).isEqualTo(3);
  }

  private static Parameters gradient(GaussianStream stream) {
    Parameters gradient = Parameters.doubles(List.of(SHAPE));
    gradient.write("W", DoubleMatrix.gaussian(3, 5, 1, stream).data());
    return gradient;
  }
}
