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

/** That the interface suits rules whose memory has other shapes than the weights. */
class PaperRulesTest {
  private static final ParameterShape SHAPE =
      ParameterShape.gaussian("W", ParameterClass.MATRIX, 3, 5, 1);

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
