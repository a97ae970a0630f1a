package org.refigure.paper.smallgainnash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values: rows of the brief, closed forms confirmed there by an independent program. */
class SmallGainTest {
  private static final double A = 10;
  private static final double B = 0.05;
  private final Game toy = Game.toy(1, A, B);

  @Test
  void theToyHasTheMarginsAndThresholdsOfTheBrief() {
    assertThat(toy.euclideanMargin()).isCloseTo(-4.025, within(1e-12));
    assertThat(toy.slowestRate()).isCloseTo(0.2928932, within(1e-7));
    assertThat(toy.certificate().rate(1, 200)).isCloseTo(0.2928932, within(1e-7));
    assertThat(toy.certificate().rate(1, 1)).isCloseTo(-4.025, within(1e-12));
    assertThat(toy.lipschitz(200)).isCloseTo(1.7071068, within(1e-7));
  }

  @Test
  void theRateOfAnyRatioIsTheClosedForm() {
    for (double r : new double[] {1, 34, 200, 1e3, 1e5}) {
      assertThat(toy.certificate().rate(1, r))
          .isCloseTo(1 - (A + B * r) / (2 * Math.sqrt(r)), within(1e-11));
    }
  }

  @Test
  void theBandEndsWhereTheRateIsTheOneAskedFor() {
    var band = toy.certificate().band(0);
    assertThat(band.low()).isCloseTo(34.314575, within(1e-6));
    assertThat(band.high()).isCloseTo(1165.685425, within(1e-6));
    assertThat(band.low() * band.high()).isCloseTo(40000, within(1e-6));
    var narrower = toy.certificate().band(0.2);
    assertThat(toy.certificate().rate(1, narrower.low())).isCloseTo(0.2, within(1e-10));
    assertThat(toy.certificate().rate(1, narrower.high())).isCloseTo(0.2, within(1e-10));
    assertThatThrownBy(() -> Game.toy(1.45, A, B).certificate().band(0))
        .hasMessageContaining("no ratio");
  }

  @Test
  void stepsAreThoseOfTheStabilityPolynomials() {
    assertThat(StepRule.EULER.limit(toy.eigenvalues())).isCloseTo(1.1715729, within(1e-7));
    assertThat(StepRule.RK4.limit(toy.eigenvalues())).isCloseTo(1.6315872, within(1e-7));
    assertThat(StepRule.EULER.certified(0.5, 2)).isEqualTo(0.25);
  }

  @Test
  void aRotationChangesNothing() {
    Game rotated = Game.rotated(1, A, B, 32, 7);
    assertThat(rotated.euclideanMargin()).isCloseTo(-4.025, within(1e-9));
    assertThat(rotated.certificate().rate(1, 200)).isCloseTo(0.29289321881, within(1e-9));
    assertThat(rotated.lipschitz(200)).isCloseTo(1.70710678118, within(1e-9));
  }

  @Test
  void growthIsTheNormOfTheFlowsClosedForm() {
    double s = Math.sqrt(A * B);
    for (double t : new double[] {0.1, 0.9, 3}) {
      double same = Math.exp(-t) * Math.cosh(s * t);
      double up = -Math.exp(-t) * Math.sinh(s * t) * A / s;
      double down = -Math.exp(-t) * Math.sinh(s * t) * B / s;
      double squares = 2 * same * same + up * up + down * down;
      double determinant = same * same - up * down;
      double norm =
          Math.sqrt((squares + Math.sqrt(squares * squares - 4 * determinant * determinant)) / 2);
      assertThat(toy.growth(t, 1)).isCloseTo(norm, within(1e-12 * norm));
    }
    // tight: in the weighted norm the worst start decays exactly at the certified rate
    assertThat(toy.growth(2, 200) * Math.exp(toy.certificate().rate(1, 200) * 2))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void certifiedStepsOfARandomGameNeverPassTheTrueLimit() {
    Game game = Game.random(0.4, A, B, 8, 3);
    double rate = game.certificate().rate(1, 200);
    assertThat(rate).isPositive();
    double certified = StepRule.EULER.certified(rate, game.lipschitz(200));
    assertThat(certified).isLessThan(StepRule.EULER.limit(game.eigenvalues()));
    assertThat(rate).isLessThanOrEqualTo(game.slowestRate() + 1e-9);
  }

  @Test
  void badBoundsAreRefusedInOneLine() {
    assertThatThrownBy(() -> Certificate.of(0, 1, 1, 1)).hasMessageContaining("curvature[0] = 0.0");
    assertThatThrownBy(() -> Certificate.of(1, 1, -1, 1)).hasMessageContaining("must be ≥ 0");
    assertThatThrownBy(() -> toy.certificate().rate(1, 2, 3)).hasMessageContaining("3 weights");
  }
}
