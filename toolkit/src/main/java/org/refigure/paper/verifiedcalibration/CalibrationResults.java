package org.refigure.paper.verifiedcalibration;

import static org.refigure.claim.Rule.atLeast;
import static org.refigure.claim.Rule.atMost;
import static org.refigure.claim.Rule.between;
import static org.refigure.claim.Rule.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.refigure.Scale;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Rule;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Estimate;
import org.refigure.stats.FunctionOfMeans;
import org.refigure.stats.Mean;
import org.refigure.sweep.OverSeeds;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.Sweep;
import org.refigure.sweep.TrialRecord;

/**
 * The studies of notebook 25, read together.
 *
 * @param underReporting of {@link CalibrationSweeps#underReporting}
 * @param calibrators of {@link CalibrationSweeps#calibrators}
 * @param estimators of {@link CalibrationSweeps#estimators}
 * @param synthetic of {@link CalibrationSweeps#synthetic}
 * @param forecastLabels of {@link CalibrationSweeps#forecastLabels}
 */
public record CalibrationResults(
    Selection underReporting,
    Selection calibrators,
    Selection estimators,
    Selection synthetic,
    Selection forecastLabels) {

  /** Runs what is missing of all five studies. */
  public static CalibrationResults at(Scale scale) {
    return at(scale, Sweep::run);
  }

  /** The same with a way of one's own to run a sweep. */
  static CalibrationResults at(Scale scale, Function<Sweep, Study> runner) {
    return new CalibrationResults(
        Selection.of(runner.apply(CalibrationSweeps.underReporting(scale))),
        Selection.of(runner.apply(CalibrationSweeps.calibrators(scale))),
        Selection.of(runner.apply(CalibrationSweeps.estimators(scale))),
        Selection.of(runner.apply(CalibrationSweeps.synthetic(scale))),
        Selection.of(runner.apply(CalibrationSweeps.forecastLabels(scale))));
  }

  /** Runs what is missing of the study on generated data alone, which needs no file of others. */
  public static Selection synthetic(Scale scale) {
    return Selection.of(CalibrationSweeps.synthetic(scale).run());
  }

  /** Squared error of scaling-binning over that of histogram binning, mean over mean. */
  public FunctionOfMeans calibratorRatio(String problem, int bins) {
    Selection trials = calibrators.where("bins", bins);
    return FunctionOfMeans.ratio(
        trials.values(problem + "Scaling"), trials.values(problem + "Histogram"));
  }

  /** Mean squared error of the plugin over that of the debiased estimator, mean over mean. */
  public FunctionOfMeans estimatorRatio(int bins, int size) {
    return FunctionOfMeans.ratio(
        estimates(bins, "plugin", size), estimates(bins, "debiased", size));
  }

  /** Every claim and control, judged. */
  public Scorecard judge(Scale scale) {
    Scorecard card = RawCalibration.load().judge(Scorecard.of(Claims.PAPER, scale));
    for (Finding finding : findings()) {
      card = card.with(finding);
    }
    return card;
  }

  private List<Finding> findings() {
    Selection law = synthetic.where("bins", 100);
    Selection many = synthetic.where("bins", CalibrationSweeps.MOST_BINS_OF_LAW);
    return List.of(
        platt(2, "0.0094"),
        platt(16, "0.028"),
        platt(64, "0.032"),
        plattRise(2, 16, 1),
        plattRise(16, 64, 1),
        plattRise(2, 64, 2),
        ratio("marginal", 100, "0.65 (35 % lower)", within(0.65, 0.08)),
        rootRatio(),
        ratio("marginal", 10, "0.98", between(0.9, 1.1)),
        ratio("marginal", 50, "–", atMost(0.9)),
        ratio("top", 100, "0.735", atMost(0.85)),
        ratio("top", 10, "1.38", atLeast(1)),
        estimator(100, 2000, "6.0"),
        estimator(100, 4000, "4.1"),
        estimator(100, 7000, "2.9"),
        fall(2000, 4000),
        fall(4000, 7000),
        estimator(15, 2000, "1.25"),
        estimator(15, 4000, "1.24"),
        estimator(15, 7000, "1.13"),
        pluginBias(10),
        pluginBias(100),
        Claims.biasExponent().judge(exponent("pluginMean")),
        Claims.deviationExponent().judge(exponent("debiasedDeviation")),
        deviation(10, "4.1e−4"),
        deviation(100, "1.28e−3"),
        deviation(1000, "4.2e−3"),
        unbiased("synthetic", 100, law),
        unbiased("real forecasts", 15, forecastLabels.where("bins", 15)),
        Claims.wrongDivisor().judge(Estimate.single(inErrors(many, "wrongDivisorMean"))),
        Claims.unguarded()
            .judge(Estimate.single(OverSeeds.mean(many, "unguardedUndefined").value())));
  }

  private Finding platt(int bins, String expected) {
    return Claims.platt(bins, expected).judge(Mean.of(plattErrors(bins)));
  }

  private Finding plattRise(int from, int to, double factor) {
    return judge(
        Claims.plattRise(from, to, factor),
        FunctionOfMeans.ratio(plattErrors(to), plattErrors(from)));
  }

  private Finding ratio(String problem, int bins, String expected, Rule rule) {
    return judge(
        Claims.calibratorRatio(problem, bins, expected, rule), calibratorRatio(problem, bins));
  }

  private Finding rootRatio() {
    Selection trials = calibrators.where("bins", 100);
    return judge(
        Claims.rootRatio(),
        FunctionOfMeans.of(
            means -> Math.sqrt(means[0] / means[1]),
            trials.values("marginalScaling"),
            trials.values("marginalHistogram")));
  }

  private Finding estimator(int bins, int size, String expected) {
    return judge(
        Claims.estimatorRatio(bins, size, expected, bins == 15 ? between(1, 1.6) : atLeast(2)),
        estimatorRatio(bins, size));
  }

  private Finding fall(int from, int to) {
    return judge(
        Claims.estimatorFall(from, to),
        FunctionOfMeans.of(
            means -> means[0] / means[1] - means[2] / means[3],
            estimates(100, "plugin", from),
            estimates(100, "debiased", from),
            estimates(100, "plugin", to),
            estimates(100, "debiased", to)));
  }

  private Finding pluginBias(int bins) {
    double expected = bins / (6.0 * SyntheticCalibrated.SIZE);
    return Claims.pluginBias(bins)
        .judge(
            OverSeeds.mean(
                synthetic.where("bins", bins), seed -> seed.only().value("pluginMean") / expected));
  }

  private Estimate exponent(String value) {
    Selection law =
        new Selection(
            synthetic.records().stream()
                .filter(
                    record -> record.trial().integer("bins") <= CalibrationSweeps.MOST_BINS_OF_LAW)
                .toList());
    return OverSeeds.exponent(law, "bins", value).estimate();
  }

  private Finding deviation(int bins, String expected) {
    return Claims.deviation(bins, expected)
        .judge(OverSeeds.mean(synthetic.where("bins", bins), "debiasedDeviation"));
  }

  private static Finding unbiased(String where, int bins, Selection trials) {
    return Claims.unbiased(where, bins).judge(Estimate.single(inErrors(trials, "debiasedMean")));
  }

  /** A mean over seeds in units of its standard error. */
  private static double inErrors(Selection trials, String value) {
    Mean mean = OverSeeds.mean(trials, value);
    return mean.value() / (mean.standardDeviation() / Math.sqrt(mean.n()));
  }

  private double[] plattErrors(int bins) {
    return underReporting.records().stream()
        .mapToDouble(record -> at(record, "debiased", bins))
        .toArray();
  }

  private double[] estimates(int bins, String estimator, int size) {
    return estimators.where("bins", bins).records().stream()
        .mapToDouble(record -> at(record, estimator, size))
        .toArray();
  }

  private static double at(TrialRecord record, String curve, int step) {
    long[] steps = record.curve(curve).steps();
    return record.curve(curve).values()[Arrays.binarySearch(steps, step)];
  }

  private static Finding judge(Claim claim, FunctionOfMeans measured) {
    return claim.judge(
        Estimate.of(measured.value(), measured.interval(), measured.n(), Estimate.Kind.BOOTSTRAP));
  }
}
