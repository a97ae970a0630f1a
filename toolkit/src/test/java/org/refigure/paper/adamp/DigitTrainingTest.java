package org.refigure.paper.adamp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Verdict;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.sweep.TrialRecord;

class DigitTrainingTest {
  @Test
  void layersBehindANormAreProjectedAndTheLastIsNot() {
    TrialRecord run = Selection.of(run(sgdp(0.9))).only();

    for (String matrix : DigitRuns.SCALE_INVARIANT) {
      assertThat(DigitRuns.share(run, matrix)).as(matrix).isGreaterThan(0.9);
    }
    assertThat(DigitRuns.share(run, "W3")).isLessThan(0.5);
    assertThat(run.value("projectedVectors")).isZero();
    // One digit in ten is chance.
    assertThat(run.value("finalAccuracy")).isGreaterThan(0.6);
  }

  @Test
  void aTrialTwiceGivesTheSameBits() {
    assertThat(Selection.of(run(sgdp(0.5))).only().recorded())
        .isEqualTo(Selection.of(run(sgdp(0.5))).only().recorded());
  }

  @Test
  void everyFigureCanBeDrawnAndExactRowsAreJudgedAtSmokeScale() {
    Study digits = run(Sweeps.digits(Scale.SMOKE));
    Study noise = run(Sweeps.whiteNoise(Scale.SMOKE));
    Scorecard card = AdamPScorecard.at(Scale.SMOKE, DigitTrainingTest::run);

    assertThat(Figures.norms(Toys.run()).panels()).hasSize(2);
    assertThat(Figures.effectiveSteps(Toys.run()).svg()).startsWith("<svg");
    assertThat(Figures.growth(NoiseGrowth.of(noise)).svg()).startsWith("<svg");
    assertThat(Figures.layers(DigitRuns.of(digits)).panels()).hasSize(6);
    assertThat(Figures.accuracy(DigitRuns.of(digits)).panels()).hasSize(2);
    assertThat(Toys.run().table().rowCount()).isEqualTo(8);
    // 9 of the toy problem, 3 of noise, 3 controls; the smoke run projects in its first step, so
    // that there is nothing to compare without a norm.
    assertThat(card.count(Verdict.REPRODUCED)).isEqualTo(15);
    assertThat(card.find("control-no-norm-identical"))
        .hasValueSatisfying(
            row -> {
              assertThat(row.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
              assertThat(row.reason()).startsWith("0 of 1 seeds");
            });
    assertThat(card.findings())
        .filteredOn(finding -> finding.verdict() != Verdict.REPRODUCED)
        .filteredOn(finding -> finding.verdict() != Verdict.INCONCLUSIVE)
        .extracting(Finding::verdict)
        .containsOnly(Verdict.NOT_JUDGED);
    assertThat(AdamPScorecard.findings(card)).doesNotContain("not measured");
  }

  private static Sweep sgdp(double momentum) {
    return Sweep.of(DigitTraining.class)
        .fix("recipe", Recipe.SGDP)
        .fix("weightDecay", 1e-4)
        .fix("momentum", momentum)
        .fix("batchNorm", true)
        .fix("forceLast", false)
        .fix("epochs", 2);
  }

  private static Study run(Sweep sweep) {
    return sweep.run(Study.inMemory(), new LocalEngine(), SweepListener.silent());
  }
}
