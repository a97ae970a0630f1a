package org.refigure.paper.robustlayerwisescaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.refigure.Scale;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.claim.Verdict;
import org.refigure.sweep.Curve;
import org.refigure.sweep.Recorded;
import org.refigure.sweep.Study;
import org.refigure.sweep.Trial;

/** Records that follow the law, or do not: the analysis must tell. */
class ProxySixRunsTest {
  private static final int WIDTH = 64;

  /** Gain, rms and all singular values follow the law's rms to one per mille, at every step. */
  private static Recorded lawful(Trial trial) {
    return recorded(trial, name -> 1);
  }

  private static Recorded recorded(Trial trial, ToDoubleFunction<String> factor) {
    ProxySetting setting = ProxySetting.of(trial);
    double noise = 1 + 0.001 * trial.seed();
    long[] steps = LongStream.rangeClosed(0, 50).map(i -> i * (setting.steps() - 1) / 50).toArray();
    var values = new HashMap<String, Double>();
    var curves = new HashMap<String, Curve>();
    var vectors = new HashMap<String, double[]>();
    for (String name : ProxyMatrices.of(2, ProxyMatrices.TYPES)) {
      NormPath path =
          new NormPath(setting, ProxySetting.BETA1, ProxyMatrices.initialRms(trial, name));
      double rms = path.rms(setting.steps() - 1) * noise * factor.applyAsDouble(name);
      values.put(name + " gain", 8 * rms);
      values.put(name + " rms", rms);
      values.put(name + " sigma1", 20 * rms);
      values.put(name + " stable rank", 10.0);
      curves.put("gain of " + name, curve(steps, step -> 8 * noise * path.rms(step)));
      curves.put("rms of " + name, curve(steps, step -> noise * path.rms(step)));
      curves.put("rotation of " + name, curve(steps, path::rotation));
      curves.put("alignment of " + name, curve(steps, step -> -0.1));
      double[] spectrum = new double[WIDTH];
      for (int k = 0; k < WIDTH; k++) {
        spectrum[k] = 20 * rms * Math.pow(k + 1, -0.16);
      }
      vectors.put("spectrum of " + name, spectrum);
    }
    curves.put("learning rate", curve(steps, setting::rateAt));
    values.put("lambda", setting.matrix().weightDecay());
    values.put("final held-out loss", 2.0);
    values.put("gap", 0.0);
    values.put("clipped share", 0.1);
    values.put("tokens", 1e6);
    return Fabricated.recorded(values, curves, vectors);
  }

  private interface AtStep {
    double value(long step);
  }

  private static Curve curve(long[] steps, AtStep at) {
    return new Curve(steps, LongStream.of(steps).mapToDouble(at::value).toArray());
  }

  private final Study six =
      Fabricated.study(ProxySixRuns.sweep(Scale.LAPTOP), ProxySixRunsTest::lawful);
  private final ProxySixRuns runs = ProxySixRuns.of(Scale.LAPTOP, six);

  private Scorecard judged(ProxySixRuns of) {
    Study free =
        Fabricated.study(ProxySixRuns.withoutDecay(Scale.LAPTOP), ProxySixRunsTest::lawful);
    Study arms = Fabricated.study(ProxyEngines.sweep(Scale.LAPTOP), ProxySixRunsTest::lawful);
    return ProxySixRunsReport.of(of, free, ProxyEngines.of(Scale.LAPTOP, arms))
        .judge(Scorecard.of(Claims.PAPER, Scale.LAPTOP));
  }

  @Test
  void runsThatObeyTheLawAreJudgedReproduced() {
    Scorecard card = judged(runs);
    // 5 runs × (gain, σ₁, rms, shape), plateau, three controls, two equal verdicts.
    assertThat(card.count(Verdict.REPRODUCED)).as(card.text()).isEqualTo(5 * 4 + 1 + 3 + 1);
    // One seed per engine has no interval.
    assertThat(card.count(Verdict.CONSISTENT)).isEqualTo(2);
    assertThat(card.count(Verdict.NOT_REPRODUCED)).isZero();
  }

  @Test
  void theCorrectionTakesMomentumAndFiniteTimeOut() {
    FigureOneRun fast = FigureOneRun.ALL.get(1);
    // ηλ = 1/32: Var w is 0.39 of η/λ and not ½; the base run's, at 1/512, is 0.49.
    assertThat(runs.ratio(fast, runs.feedForward(), "gain").value()).isCloseTo(0.89, within(0.01));
    assertThat(runs.corrected(fast, runs.feedForward(), "gain").value()).isCloseTo(1, within(1e-9));
    assertThat(runs.corrected(FigureOneRun.DECAY_DOUBLED, runs.feedForward(), "sigma1").value())
        .isCloseTo(Math.sqrt(0.5), within(1e-9));
  }

  @Test
  void aSpectrumThatBendsIsFound() {
    Study bent =
        Fabricated.study(
            ProxySixRuns.sweep(Scale.LAPTOP),
            trial -> {
              Recorded recorded = lawful(trial);
              if (trial.number("decayFactor") == 2) {
                recorded.vectors().values().forEach(spectrum -> spectrum[10] *= 1.4);
              }
              return recorded;
            });
    ProxySixRuns of = ProxySixRuns.of(Scale.LAPTOP, bent);
    assertThat(of.deviation(FigureOneRun.DECAY_DOUBLED, of.feedForward()).value())
        .isGreaterThan(0.3);
    assertThat(of.deviation(FigureOneRun.DECAY_HALVED, of.feedForward()).value()).isLessThan(0.01);
  }

  @Test
  void gainsThatIgnoreTheDecayAreRefuted() {
    // Only the feed-forward matrices of λ×2 keep the base run's gain: √2 above the law.
    Study stuck =
        Fabricated.study(
            ProxySixRuns.sweep(Scale.LAPTOP),
            trial ->
                recorded(
                    trial,
                    name ->
                        trial.number("decayFactor") == 2 && trial.number("rateFactor") == 1
                            ? Math.sqrt(2)
                            : 1));
    Scorecard card = judged(ProxySixRuns.of(Scale.LAPTOP, stuck));
    assertThat(verdict(card, "C8-λ×2-gain")).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(verdict(card, "C8-λ×½-gain")).isEqualTo(Verdict.REPRODUCED);
  }

  @Test
  void theHalfWayStepIsInterpolated() {
    // Squares 1, 1, 3, 5, 5, …: half way between 1 and 5 is met at the step of the 3.
    double[] steps = {0, 10, 20, 30, 40};
    double[] gains = {1, 1, Math.sqrt(3), Math.sqrt(5), Math.sqrt(5)};
    assertThat(ProxySixRunsReport.halfWay(steps, gains)).isCloseTo(20, within(1e-9));
  }

  @Test
  void thePapersFigureIsAsItWasReadOff() {
    Map<String, Double> gains = new HashMap<>();
    FigureOneRun.ALL.forEach(run -> gains.put(run.name(), PublishedFigureOne.gainRatio(run)));
    assertThat(gains.get("λ×2")).isCloseTo(0.70, within(0.01));
    assertThat(gains.get("λ×½")).isCloseTo(1.46, within(0.01));
    assertThat(PublishedFigureOne.topRatio(FigureOneRun.DECAY_HALVED))
        .isCloseTo(1.49, within(0.01));
    assertThat(PublishedFigureOne.gains(FigureOneRun.DECAY_DOUBLED)).hasSize(3);
  }

  @Test
  void everyTableHasARowForEachRunOrMatrix() {
    Study free =
        Fabricated.study(ProxySixRuns.withoutDecay(Scale.LAPTOP), ProxySixRunsTest::lawful);
    Study arms = Fabricated.study(ProxyEngines.sweep(Scale.LAPTOP), ProxySixRunsTest::lawful);
    ProxyEngines engines = ProxyEngines.of(Scale.LAPTOP, arms);
    ProxySixRunsReport report = ProxySixRunsReport.of(runs, free, engines);
    assertThat(report.ratios().rowCount()).isEqualTo(6);
    assertThat(report.matrices().rowCount()).isEqualTo(14);
    assertThat(report.training().rowCount()).isEqualTo(6);
    assertThat(report.diagnosis().rowCount()).isEqualTo(7);
    assertThat(engines.table().rowCount()).isEqualTo(2);
    assertThat(report.fits().lines()).hasSize(6);
    assertThat(List.of(report.fits().split("\n")).get(5)).contains("refused");
  }

  private static Verdict verdict(Scorecard card, String id) {
    return card.findings().stream()
        .filter(finding -> finding.claim().id().equals(id))
        .map(Finding::verdict)
        .findFirst()
        .orElseThrow();
  }
}
