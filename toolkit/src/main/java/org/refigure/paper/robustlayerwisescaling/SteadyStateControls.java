package org.refigure.paper.robustlayerwisescaling;

import static org.refigure.paper.robustlayerwisescaling.SteadyStateClaims.*;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Estimate;
import org.refigure.stats.PowerLaw;
import org.refigure.sweep.Curve;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.TrialRecord;

/** Two experiments in which the law must not hold. */
public final class SteadyStateControls {
  private final Selection noDecay;
  private final Selection constant;

  private SteadyStateControls(Selection noDecay, Selection constant) {
    this.noDecay = noDecay;
    this.constant = constant;
  }

  /**
   * Reads studies of {@link SteadyStateSweeps#noDecay} and {@link
   * SteadyStateSweeps#constantGradient}.
   */
  public static SteadyStateControls of(Study noDecay, Study constantGradient) {
    return new SteadyStateControls(Selection.of(noDecay), Selection.of(constantGradient));
  }

  /** What the steady-state fit says of each run without decay. */
  public String fits() {
    List<String> lines =
        noDecay.records().stream()
            .map(
                record ->
                    String.format(
                        Locale.ROOT,
                        "* seed %d: %s",
                        record.trial().seed(),
                        NoiseRuns.relaxationOf(record.curve("rms")).message()))
            .toList();
    return String.join("\n", lines);
  }

  /** Adds the controls. */
  Scorecard judge(Scorecard card) {
    double rate = SteadyStateSweeps.BASE_LEARNING_RATE;
    double decay = SteadyStateSweeps.BASE_WEIGHT_DECAY;
    Selection narrowest = constant.where("width", constant.distinct("width")[0]);
    Selection base = constant.where("learningRate", rate).where("weightDecay", decay);
    return card.with(UNBOUNDED.judge(OverSeeds.mean(noDecay, seed -> growth(seed.only()))))
        .with(REFUSED.judge(Estimate.single(refused())))
        .with(CONSTANT_TOP.judge(Estimate.single(furthestTop())))
        .with(CONSTANT_WIDTH.judge(slope(base, "width")))
        .with(CONSTANT_RATE.judge(slope(narrowest.where("weightDecay", decay), "learningRate")))
        .with(CONSTANT_DECAY.judge(slope(narrowest.where("learningRate", rate), "weightDecay")));
  }

  Selection noDecay() {
    return noDecay;
  }

  Selection constant() {
    return constant;
  }

  /** The exponent of rms against step over the second half of a run. */
  private static double growth(TrialRecord record) {
    Curve rms = record.curve("rms");
    int from = rms.size() / 2;
    double[] steps = Arrays.stream(rms.steps()).skip(from).asDoubleStream().toArray();
    return PowerLaw.fit(steps, Arrays.copyOfRange(rms.values(), from, rms.size())).exponent();
  }

  private double refused() {
    long refused =
        noDecay.records().stream()
            .filter(record -> NoiseRuns.relaxationOf(record.curve("rms")).settled().isEmpty())
            .count();
    return (double) refused / noDecay.records().size();
  }

  private double furthestTop() {
    return constant.records().stream()
        .map(
            record ->
                record.value("topSingularValue")
                    * record.trial().number("weightDecay")
                    / record.trial().integer("width"))
        .max(Comparator.comparingDouble(ratio -> Math.abs(ratio - 1)))
        .orElseThrow();
  }

  private static Estimate slope(Selection trials, String parameter) {
    double[] tops = trials.values("topSingularValue");
    return Estimate.single(PowerLaw.fit(trials.parameter(parameter), tops).exponent());
  }
}
