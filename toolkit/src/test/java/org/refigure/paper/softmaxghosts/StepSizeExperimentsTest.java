package org.refigure.paper.softmaxghosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Verdict;
import org.refigure.paper.softmaxghosts.LearningRateJump.Arm;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.sweep.TrialRecord;

class StepSizeExperimentsTest {
  @Test
  void theControllerSurvivesAJumpThatPlainAdamDoesNot() {
    Selection runs =
        Selection.of(run(jump().over("arm", Arm.PLAIN, Arm.CONTROLLED).fix("steps", 80)));

    double plain = runs.where("arm", Arm.PLAIN).only().value("finalAccuracy");
    TrialRecord controlled = runs.where("arm", Arm.CONTROLLED).only();
    // One digit in ten is chance.
    assertThat(plain).isLessThan(0.5);
    assertThat(controlled.value("finalAccuracy")).isGreaterThan(0.6);
    assertThat(controlled.value("largestR")).isLessThanOrEqualTo(1 + 1e-9);
  }

  @Test
  void aRandomDirectionIsSafeAtTheRadiusAndFatalAtTenTimesIt() {
    Selection runs = Selection.of(run(Sweep.of(RandomDirections.class)));

    TrialRecord direction = runs.only();
    assertThat(direction.vector("r")[10]).isEqualTo(1);
    assertThat(direction.vector("accuracyKept")[10]).isGreaterThan(0.95);
    assertThat(direction.vector("accuracyKept")[20]).isLessThan(0.7);
  }

  @Test
  void aStepInsideTheRadiusKeepsTheAccuracyAtAHighTemperature() {
    TrialRecord run = Selection.of(run(temperature())).only();

    assertThat(run.value("worstAccuracyKept")).isGreaterThan(0.9);
    assertThat(run.value("radius")).isEqualTo(8 * Math.PI / run.value("spread"));
    assertThat(run.value("lossOnset")).isGreaterThan(run.value("radius"));
  }

  @Test
  void aTrialTwiceGivesTheSameBits() {
    for (Sweep sweep : List.of(jump().fix("arm", Arm.CLIPPED).fix("steps", 4), temperature())) {
      assertThat(run(sweep).records().get(0).recorded())
          .isEqualTo(run(sweep).records().get(0).recorded());
    }
  }

  @Test
  void everyFigureCanBeDrawnFromOneSeed() {
    Study jumps = run(jump().over("arm", Arm.PLAIN, Arm.CONTROLLED).fix("steps", 2));
    Study directions = run(StepSizes.directions(Scale.SMOKE));

    assertThat(StepFigures.jumps(JumpRuns.of(jumps)).panels()).hasSize(3);
    assertThat(StepFigures.directions(DirectionRuns.of(directions)).svg()).startsWith("<svg");
    assertThat(StepFigures.temperatures(TemperatureRuns.of(run(temperature()))).svg())
        .startsWith("<svg");
  }

  @Test
  void theScorecardAtSmokeScaleJudgesExactRowsOnly() {
    Scorecard card = GhostScorecard.at(Scale.SMOKE, StepSizeExperimentsTest::run);

    assertThat(card.count(Verdict.REPRODUCED)).isEqualTo(11);
    assertThat(card.findings())
        .filteredOn(finding -> finding.verdict() != Verdict.REPRODUCED)
        .extracting(Finding::verdict)
        .containsOnly(Verdict.NOT_JUDGED);
  }

  private static Sweep jump() {
    return Sweep.of(LearningRateJump.class).fix("learningRate", 1e-2);
  }

  private static Sweep temperature() {
    return Sweep.of(TemperatureOnset.class)
        .fix("temperature", 8.0)
        .fix("steps", 20)
        .fix("lengths", 24);
  }

  private static Study run(Sweep sweep) {
    return sweep.run(Study.inMemory(), new LocalEngine(), SweepListener.silent());
  }
}
