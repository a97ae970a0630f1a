package org.refigure.paper.softmaxghosts;

import java.util.List;
import org.refigure.claim.Scorecard;
import org.refigure.stats.Median;
import org.refigure.sweep.Selection;
import org.refigure.sweep.Study;

/** Claim C3, read out of a study of {@link StepSizes#directions}: a direction for each seed. */
public record DirectionRuns(Selection trials) {
  private static final int ONE = 10;
  private static final int FOUR = 16;
  private static final int TEN = 20;

  /** Reads a study. */
  public static DirectionRuns of(Study study) {
    return new DirectionRuns(Selection.of(study));
  }

  /** A recorded vector of every direction. */
  List<double[]> vectors(String name) {
    return trials.records().stream().map(record -> record.vector(name)).toList();
  }

  /** Adds the claims about random directions. */
  Scorecard judge(Scorecard card) {
    double[] r = RandomDirections.normalisedSteps();
    return card.with(Extremes.largest(Claims.LOSS_AT_ONE, at("lossRatio", ONE), "directions"))
        .with(Extremes.smallest(Claims.KEPT_AT_ONE, at("accuracyKept", ONE), "directions"))
        .with(
            Extremes.smallest(
                Claims.beyond(r[FOUR], "0.616"), at("accuracyKept", FOUR), "directions"))
        .with(
            Extremes.smallest(
                Claims.beyond(r[TEN], "0.164"), at("accuracyKept", TEN), "directions"))
        .with(Claims.ONSET.judge(Median.of(trials.values("onset"))))
        .with(Extremes.smallest(Claims.EARLIEST_ONSET, trials.values("onset"), "directions"));
  }

  private double[] at(String vector, int index) {
    return vectors(vector).stream().mapToDouble(values -> values[index]).toArray();
  }
}
