package org.refigure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.refigure.data.GaussianStream;

class MlpTest {
  @ParameterizedTest
  @EnumSource(Activation.class)
  void gradientsAreThoseOfFiniteDifferences(Activation activation) {
    var stream = new GaussianStream(5);
    var network = new Mlp(new Mlp.Shape(4, 6, 3, 8), activation, stream);
    Matrix x = Matrix.gaussian(8, 4, 1, stream);
    Matrix y = Matrix.gaussian(8, 3, 1, stream);
    network.lossAndGradients(x, y);
    float[] first = network.firstGradient().data().clone();
    float[] second = network.secondGradient().data().clone();

    // Central differences of a float32 loss: error about 1e-7/1e-3 from rounding.
    for (int i = 0; i < first.length; i++) {
      assertThat((double) first[i])
          .isCloseTo(slope(network, network.first(), i, x, y), within(1e-3));
    }
    for (int i = 0; i < second.length; i++) {
      assertThat((double) second[i])
          .isCloseTo(slope(network, network.second(), i, x, y), within(1e-3));
    }
  }

  private static double slope(Mlp network, Matrix weights, int i, Matrix x, Matrix y) {
    float step = 1e-3f;
    float value = weights.data()[i];
    weights.data()[i] = value + step;
    double above = network.loss(x, y);
    weights.data()[i] = value - step;
    double below = network.loss(x, y);
    weights.data()[i] = value;
    return (above - below) / (2 * step);
  }
}
