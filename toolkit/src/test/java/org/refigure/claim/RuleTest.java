package org.refigure.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.stats.Interval;

class RuleTest {
  private static Claim claim(Rule rule) {
    return new Claim("C1", "the norm follows the law", "Figure 1", "1", rule);
  }

  @ParameterizedTest
  @CsvSource({
    "1.00, 0.99, 1.01, REPRODUCED",
    "1.02, 0.99, 1.02, REPRODUCED",
    "1.01, 0.97, 1.05, CONSISTENT",
    "1.03, 1.01, 1.05, INCONCLUSIVE",
    "0.97, 0.96, 0.98, INCONCLUSIVE",
    "1.05, 1.03, 1.07, NOT_REPRODUCED",
    "0.90, 0.85, 0.95, NOT_REPRODUCED",
  })
  void theWholeIntervalDecides(double value, double low, double high, Verdict expected) {
    Measurement measured = Measurement.of(value, new Interval(low, high, 0.95), 3);
    assertThat(claim(Rule.within(1, 0.02)).judge(measured).verdict()).isEqualTo(expected);
  }

  @Test
  void aSingleRunIsAtBestConsistentAndAtWorstInconclusive() {
    Claim claim = claim(Rule.within(1, 0.02));
    assertThat(claim.judge(Measurement.single(1)).verdict()).isEqualTo(Verdict.CONSISTENT);
    Finding outside = claim.judge(Measurement.single(7));
    assertThat(outside.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(outside.reason()).contains("3 seeds");
  }

  @Test
  void anExactQuantityIsDecidedByTheNumberAlone() {
    Claim claim = claim(Rule.exactly(0.5, 1e-3));
    assertThat(claim.judge(Measurement.single(0.5005)).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(claim.judge(Measurement.single(0.502)).verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void anInconclusiveFindingSaysHowManyRunsWouldDecide() {
    // The value is 0.02 outside and the half width 0.04: twice too wide, so four times the runs.
    Measurement measured = Measurement.of(1.04, new Interval(1.0, 1.08, 0.95), 3);
    Finding finding = claim(Rule.within(1, 0.02)).judge(measured);
    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding.reason()).contains("about 12 runs instead of 3");
  }

  @Test
  void aOneSidedRuleLeavesTheOtherSideOpen() {
    Measurement measured = Measurement.of(-5, new Interval(-9, -1, 0.95), 3);
    assertThat(claim(Rule.atMost(-0.6)).judge(measured).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(claim(Rule.atLeast(0)).judge(measured).verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(Rule.atMost(-0.6).text()).isEqualTo("≤ −0.6");
  }

  @Test
  void aReportedQuantityIsNeverJudged() {
    assertThat(claim(Rule.report()).judge(Measurement.single(3)).verdict())
        .isEqualTo(Verdict.NOT_JUDGED);
  }

  @Test
  void rulesPrintTheirRange() {
    assertThat(Rule.between(0.48, 0.55).text()).isEqualTo("in [0.48, 0.55]");
    assertThat(Rule.exactly(0, 0.05).text()).isEqualTo("in [−0.05, 0.05], exact");
  }

  @Test
  void aSignRuleLeavesZeroOut() {
    assertThat(Rule.negative().exact().text()).isEqualTo("< 0, exact");
    assertThat(Rule.positive().text()).isEqualTo("> 0");
    assertThat(Rule.positive().low()).isGreaterThan(0);
    assertThat(Rule.negative().high()).isLessThan(0);
  }

  @Test
  void anExactNumberHasTheDigitsThatItsToleranceAsksFor() {
    Rule rule = Rule.exactly(-105.6418496, 1e-4);
    assertThat(rule.text()).isEqualTo("−105.64185 ± 0.0001, exact");
    assertThat(claim(rule).judge(Measurement.single(-105.64181234)).ours()).isEqualTo("−105.64181");
    assertThat(claim(Rule.exactly(10.5, 1e-9)).judge(Measurement.single(10.50000001)).ours())
        .isEqualTo("10.50000001");
    assertThat(claim(Rule.exactly(0, 1e-6)).judge(Measurement.single(-3.26e-10)).ours())
        .isEqualTo("−3.260e−10");
  }

  @Test
  void aMeasurementNeedsANumber() {
    assertThatThrownBy(() -> Measurement.single(Double.NaN))
        .hasMessageContaining("value = NaN")
        .hasMessageContaining("Claim.undecided");
    assertThatThrownBy(() -> Rule.between(2, 1)).hasMessageContaining("low = 2.0 must be at most");
  }

  @Test
  void aMeasurementShowsAsManyDigitsAsItsIntervalDeserves() {
    assertThat(Measurement.of(0.99312, new Interval(0.99012, 0.99612, 0.95), 3))
        .hasToString("0.9931 [0.9901, 0.9961] (n = 3)");
    assertThat(Measurement.of(-0.254, new Interval(-0.4, -0.1, 0.95), 3))
        .hasToString("−0.25 [−0.40, −0.10] (n = 3)");
    assertThat(Measurement.single(0.5)).hasToString("0.500 (n = 1)");
  }
}
