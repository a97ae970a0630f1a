package org.refigure.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;

class RuleTest {
  private static Claim claim(Rule rule) {
    return Claim.claim("C1", "the norm follows the law")
        .by(Source.PAPER, "Figure 1")
        .theirs("1")
        .rule(rule);
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
    Estimate measured =
        Estimate.of(value, new Interval(low, high, 0.95), 3, Estimate.Kind.BOOTSTRAP);
    assertThat(claim(Rule.within(1, 0.02)).judge(measured).verdict()).isEqualTo(expected);
  }

  @Test
  void aSingleRunIsAtBestConsistentAndAtWorstInconclusive() {
    Claim claim = claim(Rule.within(1, 0.02));
    assertThat(claim.judge(Estimate.single(1)).verdict()).isEqualTo(Verdict.CONSISTENT);
    Finding outside = claim.judge(Estimate.single(7));
    assertThat(outside.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(outside.reason()).contains("3 seeds");
  }

  @Test
  void anExactQuantityIsDecidedByTheNumberAlone() {
    Claim claim = claim(Rule.exactly(0.5, 1e-3));
    assertThat(claim.judge(Estimate.single(0.5005)).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(claim.judge(Estimate.single(0.502)).verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void anInconclusiveFindingSaysHowManyRunsWouldDecide() {
    // The value is 0.02 outside and the half width 0.04: twice too wide, so four times the runs.
    Estimate measured =
        Estimate.of(1.04, new Interval(1.0, 1.08, 0.95), 3, Estimate.Kind.BOOTSTRAP);
    Finding finding = claim(Rule.within(1, 0.02)).judge(measured);
    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding.reason()).contains("about 12 runs instead of 3");
  }

  @Test
  void aOneSidedRuleLeavesTheOtherSideOpen() {
    Estimate measured = Estimate.of(-5, new Interval(-9, -1, 0.95), 3, Estimate.Kind.BOOTSTRAP);
    assertThat(claim(Rule.atMost(-0.6)).judge(measured).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(claim(Rule.atLeast(0)).judge(measured).verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(Rule.atMost(-0.6).text()).isEqualTo("≤ −0.6");
  }

  @Test
  void aReportedQuantityIsNeverJudged() {
    assertThat(claim(Rule.report()).judge(Estimate.single(3)).verdict())
        .isEqualTo(Verdict.NOT_JUDGED);
  }

  @Test
  void rulesPrintTheirRange() {
    assertThat(Rule.between(0.48, 0.55).text()).isEqualTo("in [0.48, 0.55]");
    assertThat(Rule.exactly(0, 0.05).text()).isEqualTo("in [−0.05, 0.05], exact");
  }

  @Test
  void aSignRuleLeavesZeroOut() {
    assertThat(Rule.above(1).text()).isEqualTo("> 1");
    assertThat(Rule.below(1.5).text()).isEqualTo("< 1.5");
    assertThat(Rule.atLeast(1).text()).isEqualTo("≥ 1");
    assertThat(Rule.above(1).admits(1)).isFalse();
    assertThat(Rule.negative().exact().text()).isEqualTo("< 0, exact");
    assertThat(Rule.positive().text()).isEqualTo("> 0");
    assertThat(Rule.positive().low()).isGreaterThan(0);
    assertThat(Rule.negative().high()).isLessThan(0);
  }

  @Test
  void anExactNumberHasTheDigitsThatItsToleranceAsksFor() {
    Rule rule = Rule.exactly(-105.6418496, 1e-4);
    assertThat(rule.text()).isEqualTo("−105.6418496 ± 0.0001, exact");
    assertThat(claim(rule).judge(Estimate.single(-105.64181234)).ours()).isEqualTo("−105.64181");
    assertThat(claim(Rule.exactly(10.5, 1e-9)).judge(Estimate.single(10.50000001)).ours())
        .isEqualTo("10.50000001");
    assertThat(claim(Rule.exactly(0, 1e-6)).judge(Estimate.single(-3.26e-10)).ours())
        .isEqualTo("−3.26e−10");
  }

  @Test
  void theRangeOfARuleMustBeOne() {
    assertThatThrownBy(() -> Rule.between(2, 1)).hasMessageContaining("low = 2.0 must be at most");
    assertThatThrownBy(() -> Rule.within(1, -0.1)).hasMessageContaining("tolerance = -0.1");
  }

  @Test
  void thePrintedRuleIsTheAppliedOne() {
    assertThat(Rule.between(1.1112, 1.1118).text()).isEqualTo("in [1.1112, 1.1118]");
    assertThat(Rule.atMost(1 + 1e-9).text()).isEqualTo("≤ 1.000000001");
    assertThat(Rule.between(-1 - 1e-9, -1 + 1e-9).text()).isEqualTo("−1 ± 1e−9");
    assertThat(Rule.within(1.98, 0.1).text()).isEqualTo("in [1.88, 2.08]");
    assertThat(Rule.exactly(23, 0).text()).isEqualTo("= 23, exact");
    assertThat(Rule.within(2.1e12, 1e10).text()).isEqualTo("in [2.09e12, 2.11e12]");
  }

  @Test
  void theirNumberOutsideOurIntervalIsSaid() {
    Claim claim = Claim.claim("C3", "mean").by(Source.THEORY).theirs(5).within(2);
    Finding finding =
        claim.judge(
            Estimate.of(4.1, new Interval(3.47, 4.74, 0.95), 1500, Estimate.Kind.BOOTSTRAP));
    assertThat(finding.verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(finding.reason()).isEqualTo("their 5 lies outside our interval");
  }

  @Test
  void aReportedNumberThatContradictsTheirsIsNotReproduced() {
    Claim claim = Claim.claim("C4", "accuracy").by(Source.PAPER).theirs(0.5).reportOnly();
    assertThat(claim.judge(estimate(0.103, 0.1, 0.189)).verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(claim.judge(estimate(0.45, 0.4, 0.6)).verdict()).isEqualTo(Verdict.NOT_JUDGED);
  }

  @Test
  void containmentAloneIsAtBestConsistent() {
    Claim claim = Claim.claim("C4", "exponent").by(Source.PAPER).theirs(0.75).contained();
    assertThat(claim.judge(estimate(1, -1, 3)).verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(claim.judge(estimate(0.9, 0.8, 1)).verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(claim.judge(Estimate.single(0.75)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThatThrownBy(() -> Claim.claim("C4", "x").by(Source.PAPER).contained())
        .hasMessageContaining("needs theirs as a number");
  }

  @Test
  void aComputedNumberIsDecidedAloneByAnyRule() {
    Claim claim = claim(Rule.within(1, 0.02));
    assertThat(claim.judge(Estimate.exact(1.01)).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(claim.judge(Estimate.exact(1.03)).verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  private static Estimate estimate(double value, double low, double high) {
    return Estimate.of(value, new Interval(low, high, 0.95), 3, Estimate.Kind.STUDENT);
  }
}
