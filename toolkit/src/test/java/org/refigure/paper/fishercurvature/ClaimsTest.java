package org.refigure.paper.fishercurvature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Source;
import org.refigure.claim.Verdict;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;

class ClaimsTest {
  @Test
  void aSlopeBeyondThePublishedSizesThatExcludesThePredictionContradictsIt() {
    Estimate slope = Estimate.of(1.1143, new Interval(1.1119, 1.1167, 0.95), 4, Estimate.Kind.FIT);
    Finding finding = Claims.LATE_SLOPE.judge(slope);
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(finding.ours()).isEqualTo("1.1143 [1.1119, 1.1167] (n = 4, Student's t of a fit)");
  }

  @Test
  void thePrintedRuleOfTheSlopeIsTheAppliedOne() {
    assertThat(Claims.SLOPE.rule().text()).isEqualTo("in [1.1112, 1.1118], exact");
    assertThat(Claims.NORMAL.rule().text()).isEqualTo("in [−1.0001, −0.9999], exact");
    assertThat(Claims.SLOPE.judge(Estimate.exact(1.11119)).verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void identitiesOfTheCodeAreSelfChecks() {
    for (Claim claim :
        new Claim[] {
          Claims.FOUR_TERMS, Claims.FOUR_TERMS_SUM, Claims.prediction("any", "10/9", 10.0 / 9)
        }) {
      assertThat(claim.origin().source()).as(claim.id()).isEqualTo(Source.SELF_CHECK);
    }
  }
}
