package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthExponentsTest {
  @ParameterizedTest
  @CsvSource({"0.5, 0, 1", "0.75, 0.5, 0.5", "1, 1, 0"})
  void theThreeConventionsAreThreeExponents(double p, double decay, double stableRank) {
    assertThat(WidthExponents.recommendedDecay(p)).isEqualTo(decay);
    assertThat(WidthExponents.stableRank(p)).isEqualTo(stableRank);
  }

  @ParameterizedTest
  @CsvSource({"-0.16, 0.66", "0, 0.5", "-0.25, 0.75"})
  void theHeadOfASpectrumSuggestsAnExponent(double slope, double p) {
    assertThat(WidthExponents.ofHeadSlope(slope)).isEqualTo(p);
  }
}
