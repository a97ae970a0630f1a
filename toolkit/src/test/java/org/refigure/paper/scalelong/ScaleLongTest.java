package org.refigure.paper.scalelong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.refigure.data.GaussianStream;
import org.refigure.data.Samples;
import org.refigure.model.Parameters;
import org.refigure.model.tape.Block;
import org.refigure.model.tape.GradientCheck;
import org.refigure.model.tape.Scalar;

class ScaleLongTest {
  @Test
  void theLawOfTheSecondMomentHasTheBriefsValues() {
    assertThat(SkipScaling.constant(1, 16).secondMoment()).isEqualTo(17);
    assertThat(SkipScaling.named("κ = 1/√2", 4).secondMoment()).isCloseTo(3, within(1e-12));
    assertThat(SkipScaling.geometric(0.7, 4).secondMoment()).isCloseTo(2.85, within(0.005));
    assertThat(SkipScaling.geometric(0.7, 8).secondMoment()).isCloseTo(2.95, within(0.005));
    assertThat(SkipScaling.geometric(0.7, 16).secondMoment()).isCloseTo(2.96, within(0.005));
    assertThat(SkipScaling.named("CS 0.5", 5).secondMoment())
        .isCloseTo(1 + (1 - Math.pow(0.25, 5)) / 0.75, within(1e-12));
    assertThat(SkipScaling.named("κ = 0", 4).secondMoment()).isEqualTo(1);
    assertThat(SkipScaling.unitVariance(8).secondMoment()).isCloseTo(1, within(1e-12));
  }

  @Test
  void onlyTheOrderDistinguishesTheReversedScaling() {
    assertThat(SkipScaling.named("CS 0.5 reversed", 3).skips()).containsExactly(0.25, 0.5, 1.0);
    assertThat(SkipScaling.named("CS 0.5 reversed", 3).secondMoment())
        .isEqualTo(SkipScaling.named("CS 0.5", 3).secondMoment());
  }

  @Test
  void theAuthorsCountFromTheInnermostSkip() {
    List<Double> byCount = SkipScaling.byCount(0.5, 6);
    assertThat(byCount).containsExactly(0.03125, 0.0625, 0.125, 0.25, 0.5, 1.0);
    assertThat(SkipScaling.geometric(0.5, 6).reversed().skips()).isEqualTo(byCount);
  }

  @Test
  void anUnknownScalingIsNamed() {
    assertThatThrownBy(() -> SkipScaling.named("LS", 4))
        .hasMessageContaining("\"LS\"")
        .hasMessageContaining("CS NUMBER");
  }

  @Test
  void squaresOfRandomNetworksHaveTheMeanAndTheVariationOfTheLaw() {
    int networks = 4000;
    UNet net = new UNet(16, 0, SkipScaling.geometric(0.7, 2));
    GaussianStream stream = new GaussianStream(3);
    double[] squares = new double[networks];
    for (int i = 0; i < networks; i++) {
      Parameters weights = Parameters.initialDoubles(net.parameters(), stream);
      double[][] x = {stream.next(16)};
      squares[i] = square(net.at(weights, x)[0]) / square(x[0]);
    }
    SkipScaling law = net.scaling();
    double variation = law.coefficientOfVariation(16);
    assertThat(StatUtils.mean(squares))
        .isCloseTo(
            law.secondMoment(), within(3 * law.secondMoment() * variation / Math.sqrt(networks)));
    assertThat(Math.sqrt(StatUtils.variance(squares)) / law.secondMoment())
        .isCloseTo(variation, within(0.1 * variation));
  }

  @Test
  void theVariationOfOneBlockChainIsThatOfGaussianMatrices() {
    // κ = 0: 2N + 1 independent blocks, E‖h‖⁴ multiplied by (1 + 2/d)(1 + 5/d) in each.
    double q = (1 + 2 / 64.0) * (1 + 5 / 64.0);
    assertThat(SkipScaling.constant(0, 4).coefficientOfVariation(64))
        .isCloseTo(Math.sqrt(Math.pow(q, 9) - 1), within(1e-12));
  }

  @Test
  void theNetworkIsTheToolkitsNestOfLongSkips() {
    UNet net = new UNet(5, 0, SkipScaling.geometric(0.7, 3));
    Parameters weights = Parameters.initialDoubles(net.parameters(), new GaussianStream(1));
    Block nest = block("m");
    for (int i = 3; i >= 1; i--) {
      nest =
          Block.sequence(
              block("a" + i), Block.longSkip(Math.pow(0.7, i - 1), nest), block("b" + i));
    }
    double[][] x = Samples.normal(4, 5, 2);
    double[][] ours = net.at(weights, x);
    double[][] theirs = nest.at(weights, x);
    for (int row = 0; row < 4; row++) {
      assertThat(ours[row]).containsExactly(theirs[row], within(1e-13));
    }
  }

  @Test
  void unitVarianceIsTheBaselineDividedByARoot() {
    UNet baseline = new UNet(6, 0, SkipScaling.constant(1, 5));
    UNet unit = new UNet(6, 0, SkipScaling.unitVariance(5));
    Parameters weights = Parameters.initialDoubles(unit.parameters(), new GaussianStream(1));
    double[][] x = Samples.normal(1, 6, 2);
    double[] expected = baseline.at(weights, x)[0];
    double[] scaled = unit.at(weights, x)[0];
    for (int i = 0; i < 6; i++) {
      assertThat(Math.sqrt(6) * scaled[i]).isCloseTo(expected[i], within(1e-12));
    }
  }

  @Test
  void itsGradientIsThatOfDifferences() {
    GradientCheck.of(new UNet(4, 2, SkipScaling.geometric(0.7, 2)), 3, 6, 1).require(1e-6);
  }

  @Test
  void theMiddleIsWhatIsLeftWithoutSkipsAndDecoder() {
    UNet net = new UNet(4, 2, SkipScaling.constant(1, 1));
    Parameters weights = Parameters.initialDoubles(net.parameters(), new GaussianStream(1));
    Block middle = net::middle;
    double[][] x = Samples.normal(2, 6, 2);
    double[][] before = middle.at(weights, x);
    weights.write("b1.out", new double[16]);

    assertThat(middle.at(weights, x)).isDeepEqualTo(before);
    assertThat(net.at(weights, x)).isDeepEqualTo(new double[2][4]);
  }

  private static Block block(String name) {
    return Block.sequence(layer(name + ".in"), Scalar.RELU, layer(name + ".out"));
  }

  private static Block layer(String weights) {
    return (tape, x) -> tape.linear(x, weights);
  }

  private static double square(double[] x) {
    double sum = 0;
    for (double each : x) {
      sum += each * each;
    }
    return sum;
  }
}
