package org.refigure.paper.verifiedcalibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Verdict;
import org.refigure.data.NeedsData;
import org.refigure.stats.Binning;
import org.refigure.stats.CalibrationError;
import org.refigure.sweep.LocalEngine;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.SweepListener;
import org.refigure.sweep.TrialRecord;

@NeedsData("cifar_probs.dat")
class CifarCalibrationTest {
  /** The tolerance of the comparison with an independent NumPy calculation: printed digits. */
  private static final double DIGITS = 1e-6;

  @Test
  void the_raw_probabilities_have_the_errors_of_an_independent_calculation() {
    RawCalibration raw = RawCalibration.load();
    assertThat(raw.accuracy()).isEqualTo(0.9359);
    assertThat(raw.confidence()).isCloseTo(0.9755732504, within(DIGITS));
    assertThat(MarginalCalibration.binned(raw.data(), 15, CalibrationError::plugin))
        .isCloseTo(0.0117782113, within(DIGITS));
    assertThat(MarginalCalibration.binned(raw.data(), 15, CalibrationError::debiased))
        .isCloseTo(0.0106712961, within(DIGITS));
    assertErrors(raw.topLabel(raw.equalMass()), 0.0781007541, 0.0776820357, 0.0397166789);
    assertErrors(raw.topLabel(Binning.equalWidth(15)), 0.0652795247, 0.0630982481, 0.0397800669);
  }

  @Test
  void the_bootstrap_interval_of_the_expected_error_holds_it() {
    RawCalibration raw = RawCalibration.load();
    // The sampling error of an accuracy of 0.936 among 10,000 is 0.0025, that of ECE about as much.
    assertThat(raw.expectedErrorInterval(1).contains(0.0397166789)).isTrue();
    assertThat(raw.expectedErrorInterval(1).width()).isBetween(0.005, 0.02);
  }

  @Test
  void at_smoke_scale_every_row_has_a_number_and_the_exact_ones_hold() {
    CalibrationResults results = results();
    Scorecard card = results.judge(Scale.SMOKE);
    assertThat(card.findings()).hasSize(41);
    assertThat(card.count(Verdict.NOT_REPRODUCED) + card.count(Verdict.INCONCLUSIVE)).isZero();
    assertThat(card.count(Verdict.REPRODUCED)).isEqualTo(8);
    // Far from the borders even with two seeds: 0.65 ± 0.08, and above 2.
    assertThat(results.calibratorRatio("marginal", 100).value()).isBetween(0.5, 0.9);
    assertThat(results.estimatorRatio(100, 2000).value()).isGreaterThan(2);
    assertThat(CalibrationFigures.calibrators(results).toString()).isNotEmpty();
    assertThat(CalibrationFigures.estimators(results).toString()).isNotEmpty();
    assertThat(CalibrationFigures.underReporting(results).toString()).isNotEmpty();
    assertThat(CalibrationFigures.synthetic(results.synthetic()).toString()).isNotEmpty();
  }

  @Test
  void the_same_trials_give_the_same_bits() {
    assertThat(numbers(Sweep.of(Calibrators.class).fix("bins", 10)))
        .isEqualTo(numbers(Sweep.of(Calibrators.class).fix("bins", 10)));
    assertThat(numbers(Sweep.of(ForecastLabels.class).fix("bins", 15)))
        .isEqualTo(numbers(Sweep.of(ForecastLabels.class).fix("bins", 15)));
    assertThat(curve(Sweep.of(UnderReporting.class)))
        .isEqualTo(curve(Sweep.of(UnderReporting.class)));
    assertThat(curve(Sweep.of(Estimators.class).fix("bins", 15)))
        .isEqualTo(curve(Sweep.of(Estimators.class).fix("bins", 15)));
  }

  private static void assertErrors(
      Map<String, Double> errors, double plugin, double debiased, double expected) {
    assertThat(errors.get("ℓ₂ plugin")).isCloseTo(plugin, within(DIGITS));
    assertThat(errors.get("ℓ₂ debiased")).isCloseTo(debiased, within(DIGITS));
    assertThat(errors.get("ECE")).isCloseTo(expected, within(DIGITS));
  }

  private static CalibrationResults results() {
    return CalibrationResults.at(Scale.SMOKE, CifarCalibrationTest::run);
  }

  private static Map<String, Double> numbers(Sweep sweep) {
    return only(sweep).values();
  }

  private static double[] curve(Sweep sweep) {
    return only(sweep).curve("debiased").values();
  }

  private static TrialRecord only(Sweep sweep) {
    return run(sweep).records().iterator().next();
  }

  private static Study run(Sweep sweep) {
    return sweep.run(Study.inMemory(), new LocalEngine(), SweepListener.silent());
  }
}
