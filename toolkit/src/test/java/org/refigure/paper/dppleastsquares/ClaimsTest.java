package org.refigure.paper.dppleastsquares;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.refigure.claim.Finding;
import org.refigure.claim.Source;
import org.refigure.claim.Verdict;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;

class ClaimsTest {
  @Test
  void anIntervalThatExcludesTheExactValueSaysSoWhateverTheRuleAccepts() {
    Finding finding =
        Claims.inverse(5, 5)
            .judge(Estimate.of(4.1, new Interval(3.47, 4.74, 0.95), 1500, Estimate.Kind.STUDENT));
    assertThat(finding.verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(finding.reason()).isEqualTo("their 5.000 lies outside our interval");
  }

  @Test
  void theHeavyTailedMedianIsComparedWithTheLargerSimulation() {
    Finding finding =
        Claims.cell("median ‖G⁻¹‖", 5, Sampler.CHRISTOFFEL, 2450, 0.1)
            .judge(
                Estimate.of(3206, new Interval(2300, 4447, 0.95), 1500, Estimate.Kind.BOOTSTRAP));
    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding.claim().rule().text()).isEqualTo("in [2205, 2695]");
  }

  @Test
  void anOrderIsStrict() {
    var claim = Claims.order(Target.SMOOTH, 5, 10, Sampler.VOLUME, Sampler.CHRISTOFFEL);
    assertThat(claim.rule().text()).isEqualTo("> 1");
    assertThat(claim.origin().source()).isEqualTo(Source.PAPER);
  }
}
