package org.refigure.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;

class EstimateTextTest {
  private static Estimate estimate(double value, double low, double high) {
    return Estimate.of(value, new Interval(low, high, 0.95), 3, Estimate.Kind.STUDENT);
  }

  @ParameterizedTest
  @CsvSource({
    "0.99312, 0.99012, 0.99612, '0.9931 [0.9901, 0.9961]'",
    "-0.254, -0.4, -0.1, '−0.25 [−0.40, −0.10]'",
    "123456789, 123400000, 123500000, '1.23457e8 [1.23400e8, 1.23500e8]'",
    "1.23e-5, 1.21e-5, 1.25e-5, '1.230e−5 [1.210e−5, 1.250e−5]'",
    "-0.0000004, -0.001, 0.001, '0.0000 [−0.0010, 0.0010]'",
    "1e300, 0.9e300, 1.1e300, '1.00e300 [9.0e299, 1.10e300]'",
    "2e-200, 1e-200, 3e-200, '2.00e−200 [1.00e−200, 3.00e−200]'",
    "5, 0.001, 1000000, '5.00 [0.00100, 1.00e6]'",
    "150, 100, 200, '150 [100, 200]'",
    "3, 3, 3, '3.00 [3.00, 3.00]'",
  })
  void theIntervalDecidesHowManyDigitsArePrinted(
      double value, double low, double high, String expected) {
    assertThat(EstimateText.of(estimate(value, low, high)))
        .isEqualTo(expected + " (n = 3, Student's t)");
  }

  @Test
  void whatItRestsOnStandsBehind() {
    assertThat(EstimateText.of(Estimate.single(0.5))).isEqualTo("0.500 (n = 1)");
    assertThat(EstimateText.of(Estimate.single(0))).isEqualTo("0.000 (n = 1)");
    assertThat(EstimateText.of(Estimate.exact(-946.25))).isEqualTo("−946.25");
    assertThat(EstimateText.of(estimate(1, 0.9, 1.1).missing(List.of("seed 4 failed"))))
        .isEqualTo("1.00 [0.90, 1.10] (n = 3 of 4, Student's t)");
    assertThat(
            EstimateText.of(
                Estimate.of(1, new Interval(0.9, 1.1, 0.99), 20, Estimate.Kind.BOOTSTRAP)))
        .isEqualTo("1.00 [0.90, 1.10] (n = 20, bootstrap, 99 %)");
  }

  @Test
  void anIntervalBesideARuleShowsTheDigitThatDecides() {
    // printed with two digits this would read [0.48, 0.50], inside the rule
    assertThat(
            EstimateText.of(
                estimate(0.49, 0.481, 0.50004), Rule.between(0.45, 0.5), Theirs.NOTHING))
        .startsWith("0.49000 [0.48100, 0.50004]");
    assertThat(
            EstimateText.of(Estimate.single(1.0000000004), Rule.atMost(1).exact(), Theirs.NOTHING))
        .isEqualTo("1.0000000004");
    assertThat(EstimateText.of(estimate(1e-9, 1e-12, 1), Rule.positive(), Theirs.NOTHING))
        .doesNotContain("[0");
  }

  @Test
  void anIntervalThatExcludesTheirNumberReadsSo() {
    Estimate beyond = estimate(1.1143, 1.11112, 1.1167);
    assertThat(EstimateText.of(beyond, Rule.report(), Theirs.of(1.1111))).contains("[1.1111");
    assertThat(EstimateText.of(beyond, Rule.report(), Theirs.of(1.111))).contains("[1.1111,");
  }
}
