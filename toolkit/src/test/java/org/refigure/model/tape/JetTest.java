package org.refigure.model.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.Parameters;

class JetTest {
  private final Linear[] layers = {
    Linear.of("1", 2, 7), Linear.of("2", 7, 5), Linear.of("3", 5, 2).unbiased()
  };
  private final List<ParameterShape> shapes =
      Arrays.stream(layers).flatMap(each -> each.parameters().stream()).toList();
  private final Parameters weights = Parameters.initialDoubles(shapes, new GaussianStream(4));
  private final DoubleMatrix points =
      new DoubleMatrix(3, 2, new double[] {-0.7, 0.2, 0.1, 0.9, 1.3, -0.4});

  @Test
  void both_directions_agree_with_the_derivatives_of_hipparchus() {
    Tape tape = new Tape(weights);
    Jet u = Jet.along(tape.constant(points), 0, 1).perceptron(Scalar.TANH, layers);
    for (int row = 0; row < 3; row++) {
      for (int k = 0; k < 2; k++) {
        for (int output = 0; output < 2; output++) {
          UnivariateDerivative2 expected = oracle(row, k)[output];
          assertThat(u.value().matrix().get(row, output))
              .isCloseTo(expected.getValue(), within(1e-15));
          assertThat(u.first(k).matrix().get(row, output))
              .isCloseTo(expected.getFirstDerivative(), within(1e-14));
          assertThat(u.second(k).matrix().get(row, output))
              .isCloseTo(expected.getSecondDerivative(), within(1e-13));
        }
      }
    }
  }

  @Test
  void a_loss_of_every_part_of_products_and_sums_has_the_gradient_of_finite_differences() {
    TapeModel<DoubleMatrix> model =
        new TapeModel<>() {
          @Override
          public List<ParameterShape> parameters() {
            return shapes;
          }

          @Override
          public Value loss(Tape tape, DoubleMatrix batch) {
            Jet u = Jet.along(tape.constant(batch), 0, 1).perceptron(Scalar.TANH, layers);
            Jet y = u.hadamard(u.map(Scalar.SIN)).plus(u.scaled(0.3));
            return y.second(1)
                .plus(y.first(1).hadamard(y.first(0)))
                .minus(y.second(0).hadamard(y.value()))
                .map(Scalar.SQUARE)
                .mean();
          }
        };
    GradientCheck.of(model, weights, points).require(1e-6);
  }

  @Test
  void jets_of_a_computed_point_pass_gradients_to_it() {
    var shape = Linear.of("0", 2, 2);
    var all = new ArrayList<>(shape.parameters());
    all.addAll(shapes);
    TapeModel<DoubleMatrix> model =
        new TapeModel<>() {
          @Override
          public List<ParameterShape> parameters() {
            return all;
          }

          @Override
          public Value loss(Tape tape, DoubleMatrix batch) {
            Value moved = shape.apply(tape, tape.constant(batch));
            return Jet.along(moved, 1).perceptron(Scalar.TANH, layers).second().sum();
          }
        };
    GradientCheck.of(model, Parameters.initialDoubles(all, new GaussianStream(5)), points)
        .require(1e-6);
  }

  @Test
  void a_coordinate_that_was_not_chosen_and_jets_of_different_shape_are_refused() {
    Tape tape = new Tape(weights);
    Jet one = Jet.along(tape.constant(points), 1);
    assertThatThrownBy(() -> one.second(1))
        .hasMessage("coordinate 1 must be in 0..0, as chosen (jet)");
    Jet both = Jet.along(tape.constant(points), 0, 1);
    assertThatThrownBy(() -> one.plus(both)).hasMessageContaining("both must have the same (jets)");
    assertThatThrownBy(() -> both.hadamard(one)).hasMessageContaining("with 2 coordinates and 3");
  }

  private UnivariateDerivative2[] oracle(int row, int along) {
    UnivariateDerivative2[] h =
        IntStream.range(0, 2)
            .mapToObj(k -> new UnivariateDerivative2(points.get(row, k), k == along ? 1 : 0, 0))
            .toArray(UnivariateDerivative2[]::new);
    for (int layer = 0; layer < 3; layer++) {
      DoubleMatrix w = weights.getDoubles("W" + (layer + 1));
      UnivariateDerivative2[] next = new UnivariateDerivative2[w.columns()];
      for (int j = 0; j < next.length; j++) {
        double bias = layer == 2 ? 0 : weights.getDoubles("b" + (layer + 1)).get(0, j);
        next[j] = new UnivariateDerivative2(bias, 0, 0);
        for (int i = 0; i < h.length; i++) {
          next[j] = next[j].add(h[i].multiply(w.get(i, j)));
        }
        next[j] = layer == 2 ? next[j] : next[j].tanh();
      }
      h = next;
    }
    return h;
  }
}
