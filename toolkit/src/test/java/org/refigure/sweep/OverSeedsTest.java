package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.refigure.stats.Mean;

class OverSeedsTest {
  /** value = (1 + seed)·width²: exponent 2 in every seed, a spread between seeds. */
  private static final Selection TRIALS = trials();

  @Test
  void averagesInsideASeedFirst() {
    Mean mean = OverSeeds.mean(TRIALS, "size");

    // Widths 2, 4 give 4 and 16, so 10 for seed 0 and 20 for seed 1.
    assertThat(mean.value()).isEqualTo(15);
    assertThat(mean.n()).isEqualTo(2);
  }

  @Test
  void fitsAnExponentInsideEachSeed() {
    Mean exponent = OverSeeds.exponent(TRIALS, "width", "size");

    assertThat(exponent.value()).isCloseTo(2, within(1e-12));
    assertThat(exponent.standardDeviation()).isCloseTo(0, within(1e-12));
  }

  @Test
  void givesOneMeanPerValueOfAParameter() {
    assertThat(OverSeeds.means(TRIALS, "width", "size"))
        .extracting(Mean::value)
        .containsExactly(6.0, 24.0);
  }

  @Test
  void averagesCurvesPointByPoint() {
    Selection narrow = TRIALS.where("width", 2);

    assertThat(OverSeeds.steps(narrow, "growth")).containsExactly(1, 5);
    assertThat(OverSeeds.curve(narrow, "growth")).extracting(Mean::value).containsExactly(1.5, 7.5);
  }

  @Test
  void aStudyWithAFailedTrialGivesNoSelectionAndNamesIt() {
    Study study = Study.inMemory();
    TRIALS.records().forEach(study::record);
    var failed = new Trial("experiment", 1, new TreeMap<>(Map.of("width", 8)), 1);
    TrialRecord whole = TRIALS.records().get(0);
    study.record(
        new TrialRecord(
            failed, new Outcome.Failed("no memory"), whole.recorded(), whole.execution()));

    assertThatThrownBy(() -> Selection.of(study))
        .hasMessageContaining("1 of 5 trials are missing")
        .hasMessageContaining("width=8")
        .hasMessageContaining("no memory");
  }

  private static Selection trials() {
    List<TrialRecord> records = new ArrayList<>();
    for (long seed = 0; seed < 2; seed++) {
      for (int width : new int[] {2, 4}) {
        var trial = new Trial("experiment", 1, new TreeMap<>(Map.of("width", width)), seed);
        double factor = 1.0 + seed;
        var recorded =
            Recorded.of(
                Map.of("size", factor * width * width),
                Map.of("growth", new Curve(new long[] {1, 5}, new double[] {factor, 5 * factor})),
                Map.of());
        records.add(new TrialRecord(trial, 1, new Outcome.Finished(), 0, recorded));
      }
    }
    return new Selection(records);
  }

  @Test
  void refusesCurvesOfOtherStepsAndOfNothing() {
    List<TrialRecord> records = new ArrayList<>(TRIALS.records());
    var short1 = new Curve(new long[] {1}, new double[] {1});
    records.add(
        new TrialRecord(
            new Trial("experiment", 1, new TreeMap<>(Map.of("width", 2)), 7),
            1,
            new Outcome.Finished(),
            0,
            Recorded.of(Map.of(), Map.of("growth", short1), Map.of())));

    assertThatThrownBy(() -> OverSeeds.curve(new Selection(records), "growth"))
        .hasMessageContaining("of seed 7 has 1 steps and that of seed 0 other 2");
    assertThatThrownBy(() -> OverSeeds.steps(new Selection(List.of()), "growth"))
        .hasMessageContaining("no finished trial is left");
  }
}
