package org.refigure.paper.clipscalinglaws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.refigure.claim.Verdict;
import org.refigure.stats.Mean;

class ClaimsTest {
  @Test
  void aCurveThatIsWorseEverywhereDoesNotCross() {
    assertThat(Claims.crossing().judge(Mean.of(0, 0, 0)).verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(Claims.crossing().judge(Mean.of(1, 0.99, 1)).verdict())
        .isEqualTo(Verdict.REPRODUCED);
  }

  @Test
  void aSmallMeanErrorDoesNotMeanThatEachPredictionIsRecovered() {
    // 100 errors of a scatter of 0.64 point: a third lie within 0.3
    assertThat(Claims.synthetic().judge(Mean.of(0, 1, 0, 0, 1, 0, 1, 0, 0)).verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(Claims.syntheticBias().judge(Mean.of(0.05, 0.1, 0.08)).verdict())
        .isEqualTo(Verdict.REPRODUCED);
  }

  @Test
  void anOrderOnOtherTasksIsStrict() {
    assertThat(Claims.order(Task.COCO).rule().text()).isEqualTo("> 0");
    assertThat(Claims.pure(Family.CLIP).rule().text()).isEqualTo("> 1, exact");
  }
}
