package org.refigure.paper.softmaxghosts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.refigure.claim.Claim;
import org.refigure.claim.Finding;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Mean;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;
import org.refigure.sweep.TrialRecord;

/** Claim C5, read out of a study of {@link StepSizes#temperatures}. */
public record TemperatureRuns(Selection trials) {
  /** Reads a study. */
  public static TemperatureRuns of(Study study) {
    return new TemperatureRuns(Selection.of(study));
  }

  /**
   * Population standard deviation of log₁₀ onset over the temperatures of one seed.
   *
   * @param onset {@code lossOnset} or {@code accuracyOnset}: a length τ
   * @param shift Δₐ is taken from the temperature so many places on; 0 is its own
   * @param scaled whether τ is divided by ρₐ(T) = πT/Δₐ
   */
  static double deviation(Selection seed, String onset, int shift, boolean scaled) {
    List<TrialRecord> records = seed.records();
    double[] logs =
        IntStream.range(0, records.size())
            .mapToDouble(
                i -> {
                  TrialRecord record = records.get(i);
                  double spread = records.get((i + shift) % records.size()).value("spread");
                  double temperature = record.trial().number("temperature");
                  double unit = scaled ? StepRadius.bound(spread, temperature) : 1;
                  return Math.log10(record.value(onset) / unit);
                })
            .toArray();
    return Math.sqrt(StatUtils.populationVariance(logs));
  }

  /** Adds the claims about temperature. */
  Scorecard judge(Scorecard card) {
    return card.with(
            Extremes.largest(Claims.TEMPERATURE_LOSS, trials.values("worstLossRatio"), "runs"))
        .with(
            Extremes.smallest(Claims.TEMPERATURE_KEPT, trials.values("worstAccuracyKept"), "runs"))
        .with(deviation(Claims.RAW, false))
        .with(deviation(Claims.SCALED, true))
        .with(shrinking(Claims.COLLAPSE, "lossOnset", seed -> scaled(seed, "lossOnset")))
        .with(shrinking(Claims.COLLAPSE_BY_SIX, "lossOnset", seed -> scaled(seed, "lossOnset")))
        .with(shrinking(Claims.SHUFFLED, "lossOnset", TemperatureRuns::shuffled))
        .with(
            shrinking(
                Claims.ACCURACY_ONSET, "accuracyOnset", seed -> scaled(seed, "accuracyOnset")));
  }

  private static double raw(Selection seed, String onset) {
    return deviation(seed, onset, 0, false);
  }

  private static double scaled(Selection seed, String onset) {
    return deviation(seed, onset, 0, true);
  }

  private static double shuffled(Selection seed) {
    return IntStream.range(1, seed.records().size())
        .mapToDouble(shift -> deviation(seed, "lossOnset", shift, true))
        .average()
        .orElseThrow();
  }

  private Finding deviation(Claim claim, boolean scaled) {
    if (missing("lossOnset")) {
      return claim.undecided("a run has no onset within 30 radii");
    }
    double[] deviations =
        trials.bySeed().values().stream()
            .mapToDouble(seed -> deviation(seed, "lossOnset", 0, scaled))
            .toArray();
    return claim.judge(Mean.of(deviations));
  }

  /** Mean raw deviation over mean scaled one, with an interval over seeds. */
  private Finding shrinking(Claim claim, String onset, ToDoubleFunction<Selection> scaled) {
    if (missing(onset)) {
      return claim.undecided("a run has no onset within 30 radii");
    }
    List<List<double[]>> pairs = new ArrayList<>();
    for (Selection seed : trials.bySeed().values()) {
      pairs.add(List.of(new double[] {raw(seed, onset), scaled.applyAsDouble(seed)}));
    }
    return claim.judge(
        Extremes.of(
            pairs,
            list ->
                list.stream().mapToDouble(pair -> pair[0]).sum()
                    / list.stream().mapToDouble(pair -> pair[1]).sum()));
  }

  private boolean missing(String onset) {
    return trials.records().stream().anyMatch(record -> Double.isInfinite(record.value(onset)));
  }
}
