package org.refigure.paper.robustlayerwisescaling;

import static org.refigure.paper.robustlayerwisescaling.SteadyStateClaims.*;

import java.util.List;
import java.util.function.Predicate;
import org.refigure.claim.EstimateText;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.stats.PowerLaw;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Norm, rotation and Marchenko–Pastur edge under random gradients, read out of their study. */
public final class NormLaw {
  private final Selection trials;
  private final List<Setting> settings;

  private NormLaw(Selection trials) {
    this.trials = trials;
    this.settings = Setting.all(trials);
  }

  /** Reads a study of {@link SteadyStateSweeps#randomGradients}. */
  public static NormLaw of(Study study) {
    return new NormLaw(Selection.of(study));
  }

  /** One row per setting: rms and rotation over their closed forms, and the edge ratio. */
  public Table table() {
    StringColumn names = StringColumn.create("setting");
    DoubleColumn decay = DoubleColumn.create("ηλ");
    StringColumn simple = StringColumn.create("rms / √(η/2λ)");
    StringColumn full = StringColumn.create("rms / full formula");
    StringColumn rotation = StringColumn.create("rotation / formula");
    StringColumn edge = StringColumn.create("σ₁/(2√d·rms)");
    for (Setting setting : settings) {
      names.append(setting.toString());
      decay.append(setting.decayPerStep());
      simple.append(text(setting, "rmsOverSimple"));
      full.append(text(setting, "rmsOverFormula"));
      rotation.append(text(setting, "rotationOverFormula"));
      edge.append(text(setting, "edgeRatio"));
    }
    return Table.create("Random gradients", names, decay, simple, full, rotation, edge);
  }

  /** Adds the claims that random gradients decide. */
  Scorecard judge(Scorecard card) {
    Predicate<Setting> extreme =
        setting -> setting.beta1() == 0 || setting.decayPerStep() >= 0.2 - 1e-9;
    Predicate<Setting> slow = setting -> setting.decayPerStep() <= 0.01 + 1e-9;
    Selection ordinary =
        new Selection(
            trials.records().stream()
                .filter(record -> !extreme.test(Setting.of(record.trial())))
                .toList());
    Selection widest = trials.where("width", widths()[widths().length - 1]);
    return card.always(RMS.judge(OverSeeds.mean(ordinary, "rmsOverFormula")))
        .with(RMS_WORST.judge(furthest("rmsOverFormula", extreme.negate())))
        .with(RMS_EXTREME.judge(furthest("rmsOverFormula", extreme)))
        .with(ROTATION.judge(furthest("rotationOverFormula", slow)))
        .with(EXPONENT.judge(exponent("scaledTop")))
        .with(EDGE.judge(OverSeeds.mean(widest, "edgeRatio")))
        .with(FROBENIUS.judge(exponent("scaledFrobenius")))
        .with(
            sameBut(0.004, 2).isEmpty()
                ? QUADRUPLED.undecided("this pair is run from laptop scale on")
                : QUADRUPLED.judge(quadrupled()));
  }

  /** The widths of the default AdamW at ηλ ≤ 0.01, one setting per width. */
  double[] widths() {
    return standard().distinct("width");
  }

  /** One setting per width: η = 0.01 at 64 and 128, 0.02 at 256. */
  Selection standard() {
    return new Selection(
        trials.records().stream()
            .filter(record -> isStandard(Setting.of(record.trial())))
            .toList());
  }

  Selection trials() {
    return trials;
  }

  List<Setting> settings() {
    return settings;
  }

  private static boolean isStandard(Setting setting) {
    boolean rate =
        setting.width() == 256 ? setting.learningRate() == 0.02 : setting.learningRate() == 0.01;
    return rate
        && setting.weightDecay() == 0.5
        && setting.beta1() == 0.9
        && setting.beta2() == 0.95;
  }

  private Estimate exponent(String value) {
    return OverSeeds.mean(
            standard(),
            seed -> PowerLaw.fit(seed.parameter("width"), seed.values(value)).exponent())
        .estimate();
  }

  private Selection sameBut(double learningRate, double weightDecay) {
    return trials.where("learningRate", learningRate).where("weightDecay", weightDecay);
  }

  private Mean quadrupled() {
    Selection both = trials.where("learningRate", 0.004);
    return OverSeeds.mean(
        both,
        seed ->
            seed.where("weightDecay", 2).only().value("finalRms")
                / seed.where("weightDecay", 0.5).only().value("finalRms"));
  }

  private Estimate furthest(String value, Predicate<Setting> among) {
    return Extremes.furthest(
            1,
            settings.stream()
                .filter(among)
                .map(setting -> OverSeeds.mean(setting.of(trials), value))
                .toList())
        .estimate();
  }

  private String text(Setting setting, String value) {
    return EstimateText.of(OverSeeds.mean(setting.of(trials), value));
  }
}
