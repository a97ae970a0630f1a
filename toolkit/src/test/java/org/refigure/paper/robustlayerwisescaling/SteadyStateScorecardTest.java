package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.refigure.Scale;
import org.refigure.claim.Finding;
import org.refigure.claim.Rule;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Verdict;
import org.refigure.plot.Figure;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;

/** Everything notebook 01a does, at smoke scale and in memory. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SteadyStateScorecardTest {
  private final Study study = Study.inMemory();
  private Scorecard card = Scorecard.of(Claims.PAPER, Scale.SMOKE);

  @BeforeAll
  void runSmoke() {
    card = SteadyStateScorecard.at(Scale.SMOKE, this::run);
  }

  @AfterAll
  void close() {
    study.close();
  }

  @Test
  void smokeJudgesWhatIsExactAndNothingElse() {
    for (Finding finding : card.findings()) {
      boolean exact = finding.claim().rule().kind() == Rule.Kind.EXACT;

      assertThat(finding.verdict())
          .as(finding.claim().id())
          .isEqualTo(exact ? Verdict.REPRODUCED : Verdict.NOT_JUDGED);
    }
    assertThat(card.count(Verdict.REPRODUCED)).isEqualTo(6);
  }

  @Test
  void theFindingsCarryTheNumbersOfTheRun() {
    String norm =
        card.findings().stream()
            .filter(finding -> finding.claim().equals(SteadyStateClaims.RMS))
            .map(Finding::ours)
            .findFirst()
            .orElseThrow();

    assertThat(SteadyStateScorecard.findings(card))
        .contains("smoke scale", norm)
        .doesNotContain("not measured");
  }

  @Test
  void everyFigureCanBeDrawn() {
    NormLaw law = NormLaw.of(run(SteadyStateSweeps.randomGradients(Scale.SMOKE)));
    NoiseRuns runs =
        NoiseRuns.of(
            run(SteadyStateSweeps.sixRuns(Scale.SMOKE)),
            run(SteadyStateSweeps.noiseSlopes(Scale.SMOKE)));
    AnisotropyExponents exponents =
        AnisotropyExponents.of(run(SteadyStateSweeps.anisotropicSpectra(Scale.SMOKE)));
    AdamOnAnisotropy adam =
        AdamOnAnisotropy.of(
            run(SteadyStateSweeps.anisotropicGradients(Scale.SMOKE)),
            run(SteadyStateSweeps.decayRules(Scale.SMOKE)));
    SteadyStateControls controls =
        SteadyStateControls.of(
            run(SteadyStateSweeps.noDecay(Scale.SMOKE)),
            run(SteadyStateSweeps.constantGradient(Scale.SMOKE)));
    List<Figure> figures =
        List.of(
            SteadyStateFigures.approach(law),
            SteadyStateFigures.formulas(law),
            SteadyStateFigures.densities(law),
            SteadyStateFigures.sixRuns(runs),
            SteadyStateFigures.controls(controls),
            AnisotropyFigures.topAgainstWidth(exponents),
            AnisotropyFigures.exponents(exponents),
            AnisotropyFigures.slowLimit(),
            AnisotropyFigures.adam(adam),
            AnisotropyFigures.rules(adam));

    assertThat(figures).allSatisfy(figure -> assertThat(figure.svg()).startsWith("<svg"));
  }

  private Study run(Sweep sweep) {
    return sweep.run(study, new LocalEngine(), SweepListener.silent());
  }
}
