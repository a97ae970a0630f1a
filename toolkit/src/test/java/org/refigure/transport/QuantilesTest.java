package org.refigure.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  private static final DoubleUnaryOperator NORMAL = x -> x * x / 2 + Math.log(2 * Math.PI) / 2;

  @Test
  void distancesAndEntropiesOfGaussiansAreTheirClosedForms() {
    Quantiles a = Quantiles.gaussian(0.5, 1.5);
    Quantiles b = Quantiles.gaussian(-1, 0.7);
    assertThat(a.squaredDistance(b)).isCloseTo(1.5 * 1.5 + 0.8 * 0.8, within(1e-4));
    double entropy = (0.25 + 2.25) / 2 - Math.log(1.5) - 0.5;
    assertThat(a.entropy(NORMAL)).isCloseTo(entropy, within(1e-4));
  }

  @Test
  void quantilesOfACumulativeFunctionAreThoseOfItsDistribution() {
    Quantiles solved = Quantiles.of(x -> Quantiles.cumulativeNormal((x - 1) / 2), -30, 30);
    double[] exact = Quantiles.gaussian(1, 2).values();
    for (int i = 0; i < exact.length; i += 100) {
      assertThat(solved.values()[i]).isCloseTo(exact[i], within(1e-7));
    }
  }

  @Test
  void translationsFeelTheCurvatureOfTheReference() {
    Quantiles from = Quantiles.gaussian(0, 1);
    Quantiles to = Quantiles.gaussian(3, 1);
    double tau = 2;
    assertThat(from.curvature(to, x -> x * x / (2 * tau * tau), 0.5, 0.02))
        .isCloseTo(0.25, within(1e-6));
    assertThat(
            Quantiles.gaussian(8, 0.5).curvature(Quantiles.gaussian(12, 0.5), Math::abs, 0.5, 0.02))
        .isCloseTo(0, within(1e-6));
  }

  @Test
  void scalingsFeelTheEntropyOfTheirOwnShape() {
    double tau = 1;
    double t = 0.4;
    Quantiles from = Quantiles.gaussian(0, 1);
    Quantiles to = Quantiles.gaussian(2, 2);
    double s = 1 + t;
    double exact = 1 / (tau * tau) + 1 / (s * s) / 5;
    assertThat(from.curvature(to, NORMAL, t, 0.02)).isCloseTo(exact, within(1e-3));
  }

  @Test
  void aModelSpaceOfDimensionNHasItsCurvatureAlongGeodesics() {
    // ρ ∝ cos^(N−1) on (−π/2, π/2) is the model of CD(N − 1, N); short translations of a narrow
    // packet feel V'' − V'²/N > V'' − V'²/(N − 1) = N − 1.
    double n = 4;
    DoubleUnaryOperator v = x -> -(n - 1) * Math.log(Math.cos(x));
    Quantiles from = Quantiles.gaussian(0.58, 0.005);
    Quantiles to = Quantiles.gaussian(0.62, 0.005);
    double slope = (n - 1) * Math.tan(0.6);
    double bend = (n - 1) / Math.pow(Math.cos(0.6), 2);
    assertThat(from.curvature(to, v, 0.5, 0.02, n))
        .isCloseTo(bend - slope * slope / n, within(0.01));
    assertThat(from.curvature(to, v, 0.5, 0.02)).isCloseTo(bend, within(0.01));
  }

  @Test
  void badInputIsRefusedInOneLine() {
    assertThatThrownBy(() -> new Quantiles(new double[3])).hasMessageContaining("3 values");
    assertThatThrownBy(() -> Quantiles.gaussian(0, 0)).hasMessageContaining("must increase");
  }
}
