package org.refigure.paper.softmaxghosts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Source;
import org.refigure.claim.Verdict;
import org.refigure.paper.softmaxghosts.LearningRateJump.Arm;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;

/** What contradicts the paper reads so: numbers of the laptop runs of notebook 27. */
class ClaimsTest {
  private static Finding judged(Claim claim, double value, double low, double high) {
    return claim.judge(
        Estimate.of(value, new Interval(low, high, 0.9375), 5, Estimate.Kind.ORDER_STATISTICS));
  }

  @Test
  void aRunThatRecoversOutsideTheRadiusContradictsThePaper() {
    assertThat(judged(Claims.OUTSIDE, 9.4, 8.2, 13.6).verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(judged(Claims.OUTSIDE, 0.8, 0.7, 0.9).verdict()).isEqualTo(Verdict.REPRODUCED);
  }

  @Test
  void aboutOneHalfIsNotOneTenth() {
    assertThat(judged(Claims.HALF_LOST, 0.103, 0.1, 0.189).verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(judged(Claims.HALF_LOST, 0.5, 0.4, 0.6).verdict()).isEqualTo(Verdict.CONSISTENT);
  }

  @Test
  void clippingThatSurvivesIsNoFailure() {
    assertThat(judged(Claims.finalAccuracy(Arm.CLIPPED, 1e-4), 0.9556, 0.9417, 0.9611).verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(judged(Claims.finalAccuracy(Arm.CLIPPED, 1e-3), 0.88, 0.26, 0.93).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judged(Claims.finalAccuracy(Arm.CLIPPED, 1e-2), 0.1, 0.0972, 0.1056).verdict())
        .isEqualTo(Verdict.REPRODUCED);
  }

  @Test
  void aCollapseByTwoIsNotOneBySix() {
    assertThat(judged(Claims.COLLAPSE, 2.03, 1.49, 3.24).verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(judged(Claims.COLLAPSE_BY_SIX, 2.03, 1.49, 3.24).verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void aWorstCaseHasNoIntervalThatMoreRunsCouldNotLeave() {
    Finding finding =
        Extremes.largest(Claims.TEMPERATURE_LOSS, new double[] {1.0, 1.31, 1.2}, "runs");
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(finding.ours()).isEqualTo("1.31");
    assertThat(finding.reason()).isEqualTo("worst of 3 runs: more could only be worse");
  }

  @Test
  void identitiesOfTheCodeAreSelfChecks() {
    for (Claim claim : new Claim[] {Claims.CUBIC, Claims.ATTAINED, Claims.LARGEST_R}) {
      assertThat(claim.origin().source()).as(claim.id()).isEqualTo(Source.SELF_CHECK);
    }
    assertThat(Claims.LARGEST_R.rule().text()).isEqualTo("≤ 1.000000001, exact");
    assertThat(Claims.THREE_POINTS.rule().text()).isEqualTo("< 1, exact");
  }
}
