package org.refigure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.tape.Linear;
import org.refigure.model.tape.LowRankAdapter;
import org.refigure.optim.CentralDifferences;

class LowRankWeightsTest {
  private final GaussianStream stream = new GaussianStream(4);
  private final LowRankWeights weights =
      new LowRankWeights(
          DoubleMatrix.gaussian(5, 3, 1, stream),
          DoubleMatrix.gaussian(5, 2, 1, stream),
          DoubleMatrix.gaussian(2, 3, 1, stream),
          1.5);
  private final DoubleMatrix pull = DoubleMatrix.gaussian(5, 3, 1, stream);

  private double loss(LowRankWeights of) {
    double sum = 0;
    for (int i = 0; i < 15; i++) {
      sum += pull.data()[i] * Math.sin(of.weights().data()[i]);
    }
    return sum;
  }

  @Test
  void theGradientOfTheFactorsIsThatOfCentralDifferences() {
    DoubleMatrix ofWeights = DoubleMatrix.zeros(5, 3);
    for (int i = 0; i < 15; i++) {
      ofWeights.data()[i] = pull.data()[i] * Math.cos(weights.weights().data()[i]);
    }
    LowRankWeights.Gradient gradient = weights.gradient(ofWeights);
    double[] byA =
        CentralDifferences.gradient(a -> loss(weights.withA(a)), weights.a().data(), 1e-5);
    double[] byB =
        CentralDifferences.gradient(b -> loss(weights.withB(b)), weights.b().data(), 1e-5);

    for (int i = 0; i < 6; i++) {
      assertThat(gradient.a().data()[i]).isCloseTo(byA[i], within(1e-8));
    }
    for (int i = 0; i < 10; i++) {
      assertThat(gradient.b().data()[i]).isCloseTo(byB[i], within(1e-8));
    }
  }

  @Test
  void theyAreTheWeightsOfTheTapesAdapter() {
    var adapter = new LowRankAdapter(Linear.of("1", 5, 3).unbiased(), 2, 3); // α/r = 1.5
    Parameters parameters = Parameters.initialDoubles(adapter.parameters(), new GaussianStream(1));
    parameters.write("W1", weights.frozen().data());
    parameters.write("W1.A", weights.b().data()); // its A is B here: x·A·B
    parameters.write("W1.B", weights.a().data());
    DoubleMatrix y = adapter.at(parameters, DoubleMatrix.identity(5));

    for (int i = 0; i < 15; i++) {
      assertThat(y.data()[i]).isCloseTo(weights.weights().data()[i], within(1e-12));
    }
  }

  @Test
  void anErrorIsRelativeToBothFactorsTogether() {
    LowRankWeights.Gradient exact = weights.gradient(pull);
    LowRankWeights.Gradient twice = weights.gradient(new DoubleMatrix(5, 3, doubled()));

    assertThat(twice.error(exact)).isCloseTo(1, within(1e-12));
    assertThat(exact.error(exact)).isZero();
  }

  private double[] doubled() {
    double[] twice = pull.data().clone();
    for (int i = 0; i < twice.length; i++) {
      twice[i] *= 2;
    }
    return twice;
  }
}
