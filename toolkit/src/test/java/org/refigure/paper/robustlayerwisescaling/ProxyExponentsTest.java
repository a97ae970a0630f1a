package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.refigure.paper.robustlayerwisescaling.ProxyExponents.Quantity.FROBENIUS;
import static org.refigure.paper.robustlayerwisescaling.ProxyExponents.Quantity.GAIN;
import static org.refigure.paper.robustlayerwisescaling.ProxyExponents.Quantity.PREDICTED;
import static org.refigure.paper.robustlayerwisescaling.ProxyExponents.Quantity.SIGMA;
import static org.refigure.paper.robustlayerwisescaling.ProxyExponents.Quantity.STABLE_RANK;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Verdict;
import org.refigure.sweep.Recorded;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.Trial;

/** Records with known exponents: the analysis must find them again. */
class ProxyExponentsTest {
  private static final Sweep SWEEP = ProxyExponents.sweep(Scale.LAPTOP);
  private static final Sweep SIGNS = ProxyExponents.randomSigns(Scale.LAPTOP);

  /** σ₁ ∝ law·d^p with p = 0.7 ± 0.01 by seed and layer, f = 1, so r = 2 − 2p; gain ∝ law·d^0.6. */
  private static Recorded recorded(Trial trial, double p, double predicted) {
    double width = trial.integer("width");
    ProxySetting setting = ProxySetting.of(trial);
    Map<String, Double> values = new HashMap<>();
    for (String name : ProxyMatrices.of(2, ProxyMatrices.TYPES)) {
      double law =
          new NormPath(setting, ProxySetting.BETA1, ProxyMatrices.initialRms(trial, name))
              .rms(setting.steps() - 1);
      double own = p + 0.01 * (trial.seed() - 1) + (name.startsWith("layers.0") ? 0.005 : -0.005);
      double frobenius = 3 * law * width;
      double top = law * Math.pow(width, own);
      values.put(name + " sigma1", top);
      values.put(name + " frobenius", frobenius);
      values.put(name + " stable rank", Math.pow(frobenius / top, 2));
      values.put(name + " gain", 0.5 * law * Math.pow(width, 0.6));
      values.put(name + " predicted top", 2 * Math.pow(width, predicted));
    }
    values.put("eta", setting.matrix().learningRate());
    values.put("lambda", setting.matrix().weightDecay());
    values.put("clock", setting.clock(setting.steps() - 1));
    values.put("final held-out loss", 2.0);
    values.put("gap", 0.0);
    values.put("clipped share", 0.1);
    return Fabricated.recorded(values, Map.of(), Map.of());
  }

  private static ProxyExponents models(double p, double predicted) {
    Study study = Fabricated.study(SWEEP, trial -> recorded(trial, p, predicted));
    return ProxyExponents.of(Scale.LAPTOP, study);
  }

  private static ProxyPredictor predictor(double p, double predicted) {
    Study signs = Fabricated.study(SIGNS, trial -> recorded(trial, 0.5, 0.5));
    return ProxyPredictor.of(models(p, predicted), ProxyExponents.of(Scale.LAPTOP, signs));
  }

  @Test
  void knownExponentsAreFoundAgain() {
    ProxyExponents models = models(0.7, 0.65);
    List<String> types = ProxyMatrices.FEED_FORWARD;
    assertThat(models.exponent(types, SIGMA).value()).isCloseTo(0.7, within(1e-9));
    assertThat(models.exponent(types, FROBENIUS).value()).isCloseTo(1, within(1e-9));
    assertThat(models.exponent(types, STABLE_RANK).value()).isCloseTo(0.6, within(1e-9));
    assertThat(models.exponent(types, GAIN).value()).isCloseTo(0.6, within(1e-9));
    assertThat(models.difference(types, PREDICTED, SIGMA).value()).isCloseTo(-0.05, within(1e-9));
    assertThat(models.local(types, SIGMA)).hasSize(3);
    assertThat(models.local(types, SIGMA)[2]).isCloseTo(0.7, within(1e-9));
    assertThat(models.widths()).containsExactly(32, 64, 128, 256);
  }

  @Test
  void theIntervalSpansSeedsAndLayers() {
    var p = models(0.7, 0.65).exponent(List.of("gate"), SIGMA);
    assertThat(p.n()).isEqualTo(3);
    // Seeds differ by 0.01 and layers by 0.01: three draws of equal seed and layer reach 0.015.
    assertThat(p.interval().orElseThrow().low()).isBetween(0.685, 0.695);
    assertThat(p.interval().orElseThrow().high()).isBetween(0.705, 0.715);
  }

  @Test
  void everyRunIsLongEnough() {
    assertThat(models(0.7, 0.7).shortestClock()).isGreaterThan(2);
  }

  @Test
  void aRightPredictionIsReproducedAndAWrongOneIsNot() {
    Scorecard right = predictor(0.7, 0.68).judge(Scorecard.of(Claims.PAPER, Scale.LAPTOP));
    assertThat(verdict(right, "C6-predictor-all")).isEqualTo(Verdict.REPRODUCED);
    assertThat(verdict(right, "C7-identity")).isEqualTo(Verdict.REPRODUCED);
    assertThat(verdict(right, "control-signs-p")).isEqualTo(Verdict.REPRODUCED);
    assertThat(verdict(right, "control-labels")).isEqualTo(Verdict.REPRODUCED);
    assertThat(verdict(right, "equilibrium")).isEqualTo(Verdict.REPRODUCED);
    Scorecard wrong = predictor(0.9, 0.6).judge(Scorecard.of(Claims.PAPER, Scale.LAPTOP));
    assertThat(verdict(wrong, "C6-predictor-all")).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void aModelThatDoesNotGrowIsNotTakenForOneThatDoes() {
    Scorecard flat = predictor(0, 0.5).judge(Scorecard.of(Claims.PAPER, Scale.LAPTOP));
    assertThat(verdict(flat, "control-labels")).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void tablesHaveARowPerGroupOrWidth() {
    ProxyPredictor predictor = predictor(0.7, 0.68);
    assertThat(predictor.exponents().rowCount()).isEqualTo(10);
    assertThat(predictor.rules().rowCount()).isEqualTo(10);
    assertThat(predictor.rules().stringColumn(1).get(9)).startsWith("0.4");
    assertThat(predictor.controlExponents().rowCount()).isEqualTo(10);
    assertThat(predictor.training().rowCount()).isEqualTo(4);
  }

  private static Verdict verdict(Scorecard card, String id) {
    return card.findings().stream()
        .filter(finding -> finding.claim().id().equals(id))
        .map(Finding::verdict)
        .findFirst()
        .orElseThrow();
  }
}
