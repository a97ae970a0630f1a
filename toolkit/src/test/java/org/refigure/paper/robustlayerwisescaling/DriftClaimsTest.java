package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.claim.Claim;
import org.refigure.claim.Rule;
import org.refigure.claim.Source;
import org.refigure.claim.Verdict;
import org.refigure.optim.ScalingRule;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;

/** The drifts of notebook 01b against what the paper and its rival predict. */
class DriftClaimsTest {
  private static Verdict verdict(Claim claim, double value, double low, double high) {
    return claim
        .judge(Estimate.of(value, new Interval(low, high, 0.95), 3, Estimate.Kind.STUDENT))
        .verdict();
  }

  @Test
  void noDriftUnderConstantDecaySpeaksAgainstThePapersReading() {
    List<Claim> claims = DriftClaims.of(ScalingRule.CONSTANT_DECAY, Rule.negative());
    assertThat(claims.get(0).origin().source()).isEqualTo(Source.PAPER);
    assertThat(claims.get(0).theirs().text()).isEqualTo("−0.5");
    assertThat(verdict(claims.get(0), 0.03, -0.11, 0.17)).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(claims.get(1).theirs().text()).isEqualTo("+1.0");
    assertThat(verdict(claims.get(1), 0.03, -0.11, 0.17)).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void thePapersRuleKeepsTheRateAndItsRivalDoesNot() {
    List<Claim> claims = DriftClaims.of(ScalingRule.SQUARE_ROOT_DECAY, Rule.negative());
    assertThat(verdict(claims.get(0), 0.05, -0.21, 0.24)).isEqualTo(Verdict.REPRODUCED);
    assertThat(verdict(claims.get(1), 0.05, -0.21, 0.24)).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void transferIsClaimedOfThePapersRuleAlone() {
    assertThat(DriftClaims.regret(ScalingRule.SQUARE_ROOT_DECAY, 256).rule().text())
        .isEqualTo("≤ 0.005");
    assertThat(DriftClaims.error(ScalingRule.SQUARE_ROOT_DECAY, 256, 64).rule().text())
        .isEqualTo("in [−0.5, 0.5]");
    assertThat(DriftClaims.error(ScalingRule.STANDARD, 256, 64).rule().kind())
        .isEqualTo(Rule.Kind.REPORT);
  }
}
