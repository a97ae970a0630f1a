package org.refigure.paper.miphypernetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;
import org.refigure.model.DoubleMatrix;
import org.refigure.model.ParameterShape;
import org.refigure.model.ParameterShape.Initial;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.GradientCheck;
import org.refigure.model.tape.HyperNetwork;
import org.refigure.model.tape.Loss;
import org.refigure.model.tape.Scalar;
import org.refigure.model.tape.Tape;
import org.refigure.model.tape.TapeModel;
import org.refigure.model.tape.Value;

class MipHypernetworksTest {
  private static final Scalar LEAKY = Scalar.leakyRelu(Generator.SLOPE);

  @Test
  void theEndsAreUnitVectorsAndTheMiddleLiesBetween() {
    Encoding code = Encoding.COSINE_SINE;
    assertThat(code.of(0)).containsExactly(new double[] {1, 0}, within(1e-12));
    assertThat(code.of(1)).containsExactly(new double[] {0, 1}, within(1e-12));
    assertThat(code.of(0.5))
        .containsExactly(new double[] {Math.sqrt(0.5), Math.sqrt(0.5)}, within(1e-12));
  }

  @Test
  void normsOfTheEncodings() {
    assertThat(square(Encoding.COSINE_SINE.of(0.1, 0.7, 1))).isCloseTo(3, within(1e-12));
    assertThat(square(Encoding.COMPLEMENT.of(1)) / square(Encoding.COMPLEMENT.of(0.5)))
        .isCloseTo(2, within(1e-12));
    assertThat(Encoding.RAW.of(0.3, 0.4)).containsExactly(0.3, 0.4);
  }

  @Test
  void anInputOutsideTheUnitIntervalIsNamed() {
    assertThatThrownBy(() -> Encoding.COSINE_SINE.of(0.5, 1.5)).hasMessageContaining("γ = 1.5");
  }

  @Test
  void everyDrawIsPositivelyHomogeneous() {
    Block net =
        Block.sequence(Generator.hidden(LEAKY, Initial.ZERO, 2, 16, 32), Generator.last(32, 50));
    Parameters weights = Parameters.initialDoubles(net.parameters(), new GaussianStream(5));
    double[] one = net.at(weights, new double[][] {{0.8, 0.4}})[0];
    double[] small = net.at(weights, new double[][] {{0.08, 0.04}})[0];
    for (int i = 0; i < 50; i++) {
      assertThat(10 * small[i]).isCloseTo(one[i], within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void theExpectedSquareIsThatOfTheInput(Encoding encoding) {
    double gamma = 0.3;
    double[] x = encoding.of(gamma);
    Block net =
        Block.sequence(
            Generator.hidden(LEAKY, Initial.ZERO, x.length, 16, 64), Generator.last(64, 40));
    GaussianStream stream = new GaussianStream(7);
    double[] squares = new double[3000];
    for (int i = 0; i < squares.length; i++) {
      Parameters weights = Parameters.initialDoubles(net.parameters(), stream);
      squares[i] = square(net.at(weights, new double[][] {x})[0]);
    }
    double mean = Arrays.stream(squares).average().orElseThrow();
    double variance = Arrays.stream(squares).map(s -> (s - mean) * (s - mean)).sum() / 2999;
    assertThat(mean)
        .isCloseTo(40 * square(x) / x.length, within(3 * Math.sqrt(variance / squares.length)));
  }

  @Test
  void headsStartAsTheNetworkTheyServe() {
    Block primary = Block.perceptron(LEAKY, 1, 24, 24, 1);
    assertThat(HyperNetwork.weights(primary)).isEqualTo(673);
    Block heads = Generator.weightsOf(primary, 64, true);
    Parameters start = Parameters.initialDoubles(heads.parameters(), new GaussianStream(3));

    assertThat(start.getDoubles("W.b2").data()).containsOnly(0);
    assertThat(start.getDoubles("b.b2").data()).containsOnly(0);
    assertThat(mean(start, "W.W2")).isCloseTo(2.0 / 24 / 64, within(0.05 * 2 / 24 / 64));
    assertThat(mean(start, "b.W2")).isCloseTo(2.0 / 24, within(0.2 * 2 / 24));
    Block plain = Generator.weightsOf(primary, 64, false);
    Parameters zero = Parameters.initialDoubles(plain.parameters(), new GaussianStream(3));
    assertThat(zero.getDoubles("b.W2").data()).containsOnly(0);
  }

  @Test
  void gradientsPassThroughTheGeneratedWeights() {
    Block primary = Block.perceptron(Scalar.TANH, 1, 3, 1);
    Block generator =
        Block.sequence(
            Generator.hidden(Scalar.TANH, Initial.ZERO, 2, 4),
            Generator.weightsOf(primary, 4, true));
    HyperNetwork net = new HyperNetwork(generator, primary);
    TapeModel<DoubleMatrix> model =
        new TapeModel<>() {
          @Override
          public List<ParameterShape> parameters() {
            return net.parameters();
          }

          @Override
          public Value loss(Tape tape, DoubleMatrix x) {
            Value code = tape.constant(Encoding.COSINE_SINE.rows(new double[][] {{0.3}}));
            return Loss.SQUARED.of(
                net.apply(tape, code, tape.constant(x)), DoubleMatrix.zeros(5, 1));
          }
        };
    Parameters weights = Parameters.initialDoubles(model.parameters(), new GaussianStream(2));
    GradientCheck.of(model, weights, DoubleMatrix.of(Samples.normal(5, 1, 4))).require(1e-6);
  }

  private static double mean(Parameters weights, String name) {
    return square(weights.getDoubles(name).data()) / weights.getDoubles(name).data().length;
  }

  private static double square(double[] x) {
    return Arrays.stream(x).map(v -> v * v).sum();
  }
}
