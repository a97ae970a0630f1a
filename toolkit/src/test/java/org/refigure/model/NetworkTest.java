package org.refigure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;

class NetworkTest {
  private static final int BATCH = 9;
  private static final SoftmaxCrossEntropy LOSS = new SoftmaxCrossEntropy(0.7);

  private final GaussianStream stream = new GaussianStream(5);
  private final Examples examples =
      new Examples(Matrix.gaussian(BATCH, 6, 1, stream), new int[] {0, 1, 2, 3, 0, 1, 2, 3, 0});

  @Test
  void theGradientOfAPerceptronMatchesFiniteDifferences() {
    assertGradient(Network.perceptron(List.of(6, 8, 7, 4), Activation.GELU, 1));
  }

  @Test
  void theTangentOfAPerceptronMatchesFiniteDifferences() {
    assertTangent(Network.perceptron(List.of(6, 8, 7, 4), Activation.GELU, 3));
  }

  @Test
  void tangentAndGradientAreAdjoint() {
    Network network = Network.perceptron(List.of(6, 8, 4), Activation.RELU, 5);
    Matrix weights = Matrix.gaussian(BATCH, 4, 1, stream);
    randomDirection(network);

    network.forward(examples.inputs());
    double forward = inner(network.tangent(examples.inputs()), weights);
    network.backward(weights.copy());
    double backward =
        network.parameters().stream().mapToDouble(p -> inner(p.gradient(), p.direction())).sum();

    // ⟨u, Jv⟩ = ⟨Jᵀu, v⟩ up to float32 rounding of about a hundred terms of size 1.
    assertThat(forward).isCloseTo(backward, within(1e-5));
  }

  @Test
  void aMoveGoesAlongTheNormalisedDirection() {
    Network network = Network.perceptron(List.of(6, 4), Activation.RELU, 7);
    network.parameters().get(1).direction().data()[2] = 5;
    float before = network.parameters().get(1).values().data()[2];

    assertThat(network.normalizeDirection()).isCloseTo(5, within(1e-12));
    network.move(2);

    assertThat(network.parameters().get(1).values().data()[2]).isEqualTo(before + 2);
  }

  @Test
  void noDirectionCannotBeNormalised() {
    Network network = Network.perceptron(List.of(6, 4), Activation.RELU, 7);

    assertThatThrownBy(network::normalizeDirection)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("length = 0.0");
  }

  /** The slope of the loss along the gradient is its squared length. */
  private void assertGradient(Network network) {
    network.differentiate(examples, LOSS);
    for (Parameter parameter : network.parameters()) {
      float[] gradient = parameter.gradient().data().clone();
      double squares = inner(parameter.gradient(), parameter.gradient());
      double step = 1e-2 / Math.sqrt(squares);
      double slope =
          (lossAt(network, parameter, gradient, step) - lossAt(network, parameter, gradient, -step))
              / (2 * step);
      // Central differences of float32 logits: truncation and rounding both near 1e-4.
      assertThat(slope).as(parameter.name()).isCloseTo(squares, within(3e-3 * squares + 1e-7));
    }
  }

  private double lossAt(Network network, Parameter parameter, float[] along, double step) {
    float[] values = parameter.values().data();
    float[] start = values.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (step * along[i]);
    }
    double loss = LOSS.loss(network.forward(examples.inputs()), examples.labels());
    System.arraycopy(start, 0, values, 0, values.length);
    return loss;
  }

  private void assertTangent(Network network) {
    randomDirection(network);
    network.normalizeDirection();
    network.forward(examples.inputs());
    Matrix tangent = network.tangent(examples.inputs());
    double step = 1e-2;
    network.move(step);
    Matrix up = network.forward(examples.inputs());
    network.move(-2 * step);
    Matrix down = network.forward(examples.inputs());
    for (int i = 0; i < tangent.data().length; i++) {
      double slope = (up.data()[i] - down.data()[i]) / (2 * step);
      // Truncation is of order step² = 1e-4 times a third derivative.
      assertThat(slope).isCloseTo(tangent.data()[i], within(2e-3));
    }
  }

  private void randomDirection(Network network) {
    network.parameters().forEach(p -> stream.fill(p.direction().data(), 1));
  }

  private static double inner(Matrix a, Matrix b) {
    double sum = 0;
    for (int i = 0; i < a.data().length; i++) {
      sum += (double) a.data()[i] * b.data()[i];
    }
    return sum;
  }
}
