package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;

class HalvingTest {
  private static final Halving THIRDS = Halving.of("steps", 10, 90, 3, "lastLoss");

  /** The loss is |at| + 1/steps + a shift by the seed; some places end otherwise. */
  public static final class Landscape implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      double at = trial.number("at");
      int steps = trial.integer("steps");
      if (at == 100) {
        throw new Divergence(steps / 2, "loss = NaN");
      } else if (at == 200 && !Boolean.getBoolean("refigure.test.mended")) {
        throw new IllegalStateException("no corpus");
      } else if (at != 300) {
        double loss = at == 400 ? Double.NaN : Math.abs(at) + 1.0 / steps + 1e-3 * trial.seed();
        recorder.point("curve", steps, loss);
        recorder.value("lastLoss", loss);
      }
    }

    @Override
    public double cost(Trial trial) {
      return trial.number("steps");
    }
  }

  private final Sweep nine = Sweep.of(Landscape.class).over("at", Axis.linear(-4, 4, 9));

  @Test
  void aThirdGoesOnAtEveryRungAndTheOthersArePruned() {
    try (Study study = Study.inMemory()) {
      List<TrialRecord> records = run(nine.halving(THIRDS), study).records();

      assertThat(records).extracting(r -> r.trial().integer("steps")).containsOnly(90);
      assertThat(records)
          .extracting(r -> r.outcome().word())
          .containsExactly(
              "pruned",
              "pruned",
              "pruned",
              "pruned",
              "finished",
              "pruned",
              "pruned",
              "pruned",
              "pruned");
      assertThat(records.get(0).outcome())
          .isEqualTo(
              new Outcome.Pruned(
                  10, "lastLoss = 4.1 with steps = 10 is number 8 of 9: the best 3 go on"));
      assertThat(((Outcome.Pruned) records.get(3).outcome()).step()).isEqualTo(30);
      assertThat(budgets(study)).as("9 + 3 + 1 runs").containsExactly(9, 3, 1);
    }
  }

  @Test
  void halvingAgainRunsNothingAndWritesNothing() {
    try (Study study = Study.inMemory()) {
      run(nine.halving(THIRDS), study);
      var before = study.records();
      var plan = nine.halving(THIRDS).plan(study, new LocalEngine());

      assertThat(plan).hasToString("13 trials: 13 cached, 0 new");
      run(nine.halving(THIRDS), study);
      assertThat(study.records()).isEqualTo(before);
    }
  }

  @Test
  void aPlainSweepRunsWhatWasPrunedAndAHalvingOneKeepsItsResults() {
    try (Study study = Study.inMemory()) {
      run(nine.halving(THIRDS), study);
      var plain = nine.fix("steps", 90);
      assertThat(plain.plan(study, new LocalEngine()).fresh()).isEqualTo(8);

      assertThat(run(plain, study).records())
          .allMatch(record -> record.outcome() instanceof Outcome.Finished);
      assertThat(run(nine.halving(THIRDS), study).records())
          .as("a result is not forgotten")
          .allMatch(record -> record.outcome() instanceof Outcome.Finished);
    }
  }

  @Test
  void aFurtherValueRunsOnlyWhatItNeedsAndDecidesAnew() {
    try (Study study = Study.inMemory()) {
      run(Sweep.of(Landscape.class).over("at", 1, 2, 3).halving(THIRDS), study);
      var wider = Sweep.of(Landscape.class).over("at", 1, 2, 3, 0.5).halving(THIRDS);

      assertThat(wider.plan(study, new LocalEngine()).trials())
          .as("until its first rung is known, one more of each later rung is expected")
          .isEqualTo(new Plan.Count(6, 5, new Stale(0, 0)));
      assertThat(words(run(wider, study)))
          .as("the earlier winner keeps its result")
          .containsExactly("finished", "pruned", "pruned", "finished");
      assertThat(budgets(study)).containsExactly(4, 2, 2);
    }
  }

  @Test
  void ofEqualLossesTheFirstInTheSweepGoesOn() {
    try (Study study = Study.inMemory()) {
      var twins = Sweep.of(Landscape.class).over("at", 2, -1, 1, -2);
      assertThat(words(run(twins.halving(Halving.of("steps", 10, 40, 4, "lastLoss")), study)))
          .containsExactly("pruned", "finished", "pruned", "pruned");
    }
  }

  @Test
  void whatDivergedFailedOrHasNoFiniteLossDoesNotGoOnEvenIfPlacesStayEmpty() {
    try (Study study = Study.inMemory()) {
      var troubled = Sweep.of(Landscape.class).over("at", 100, 200, 400, 5, 6, 7).halving(halves());
      List<TrialRecord> records = run(troubled, study).records();

      assertThat(words(study.only(troubled.trials())))
          .containsExactly("pruned", "pruned", "pruned", "finished", "pruned", "pruned");
      assertThat(records.get(0).outcome())
          .isEqualTo(
              new Outcome.Pruned(10, "diverged with steps = 10 and seed 0 at step 5: loss = NaN"));
      assertThat(((Outcome.Pruned) records.get(1).outcome()).reason())
          .startsWith(
              "failed with steps = 10 and seed 0: java.lang.IllegalStateException: no corpus at ");
      assertThat(((Outcome.Pruned) records.get(2).outcome()).reason())
          .isEqualTo("lastLoss = NaN with steps = 10 and seed 0");
      assertThat(budgets(study)).as("3 of 6 go on, then 1 of 3").containsExactly(6, 3, 1);

      var none = Sweep.of(Landscape.class).over("at", 100, 200).halving(halves());
      assertThat(words(run(none, study))).containsExactly("pruned", "pruned");
    }
  }

  @Test
  void aFailedTrialIsTriedAgainAndTheRungDecidedAnew() {
    var sweep = Sweep.of(Landscape.class).over("at", 200, 300.5).halving(halves());
    try (Study study = Study.inMemory()) {
      assertThat(words(run(sweep, study))).containsExactly("pruned", "finished");
      System.setProperty("refigure.test.mended", "true");
      try {
        assertThat(words(run(sweep, study))).containsExactly("finished", "finished");
      } finally {
        System.clearProperty("refigure.test.mended");
      }
    }
  }

  @Test
  void theSeedsOfASettingGoOnOrStayTogether() {
    try (Study study = Study.inMemory()) {
      var seeded = nine.seeds(2).halving(THIRDS);
      List<TrialRecord> records = run(seeded, study).records();

      assertThat(budgets(study)).containsExactly(18, 6, 2);
      assertThat(records).filteredOn(r -> r.outcome().settled()).hasSize(2);
      assertThat(((Outcome.Pruned) records.get(0).outcome()).reason())
          .isEqualTo(
              "lastLoss = 4.1005 in the mean of 2 seeds with steps = 10 is number 8 of 9: the best"
                  + " 3 go on");
    }
  }

  @Test
  void settingsAreComparedWithinWhatTheyShare() {
    try (Study study = Study.inMemory()) {
      var arms =
          Sweep.of(Landscape.class)
              .over("arm", "a", "b")
              .over("at", 1, 2)
              .halving(halves().within("arm"));
      assertThat(words(run(arms, study)))
          .containsExactly("finished", "pruned", "finished", "pruned");
    }
  }

  @Test
  void theLossMayBeTheLastPointOfACurve() {
    try (Study study = Study.inMemory()) {
      var byCurve = nine.halving(Halving.of("steps", 10, 90, 3, "curve"));
      assertThat(words(run(byCurve, study))).containsOnlyOnce("finished");
    }
  }

  @Test
  void aLossThatWasNotRecordedStopsWithOneLine() {
    try (Study study = Study.inMemory()) {
      assertThatExceptionOfType(SweepException.class)
          .isThrownBy(
              () -> run(Sweep.of(Landscape.class).over("at", 1, 300).halving(THIRDS), study))
          .withMessage(
              "value \"lastLoss\" was not recorded by {at=300, steps=10}; it finished and has []"
                  + " (the loss that halving by \"steps\" compares)");
      assertThat(study.records()).as("what ran is kept").hasSize(2);
    }
  }

  @Test
  void anInterruptedHalvingGoesOnWhereItStopped() {
    try (Study study = Study.inMemory();
        Study whole = Study.inMemory()) {
      var interrupting =
          new SweepListener() {
            @Override
            public void finished(TrialRecord record, Progress progress) {
              if (progress.done() == 10) {
                Thread.currentThread().interrupt();
              }
            }
          };
      assertThatThrownBy(() -> nine.halving(THIRDS).run(study, new LocalEngine(), interrupting))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("10 of 13 trials");
      assertThat(Thread.interrupted()).isTrue();

      assertThat(nine.halving(THIRDS).plan(study, new LocalEngine()).fresh()).isEqualTo(3);
      assertThat(measurements(run(nine.halving(THIRDS), study)))
          .isEqualTo(measurements(run(nine.halving(THIRDS), whole)));
    }
  }

  @Test
  void progressCountsTheTrialsOfAllRungsAndThePrunedOnesAreToldApart() {
    var heard = new ArrayList<String>();
    var listener =
        new SweepListener() {
          @Override
          public void planned(Plan plan) {
            heard.add(plan.toString());
          }

          @Override
          public void pruned(TrialRecord record) {
            heard.add("pruned");
          }

          @Override
          public void done(Progress progress) {
            heard.add("%d of %d".formatted(progress.done(), progress.total()));
          }
        };
    try (Study study = Study.inMemory()) {
      nine.halving(THIRDS).run(study, new LocalEngine(), listener);

      assertThat(heard).startsWith("13 trials: 0 cached, 13 new, time unknown on 1 worker");
      assertThat(heard).filteredOn("pruned"::equals).hasSize(8);
      assertThat(heard).endsWith("13 of 13");

      heard.clear();
      Sweep.of(Landscape.class)
          .over("at", 100, 200, 400, 1)
          .halving(halves())
          .run(study, new LocalEngine(), listener);
      assertThat(heard).as("fewer go on than the plan allowed for").endsWith("6 of 6");
    }
  }

  @Property(tries = 40, seed = Draws.SEED)
  void theBestOfALandscapeThatKeepsItsOrderIsAlwaysFound(
      @ForAll @IntRange(min = 2, max = 30) int settings,
      @ForAll @IntRange(min = 2, max = 4) int factor,
      @ForAll @IntRange(min = 1, max = 3) int rungs) {
    long highest = (long) Math.pow(factor, rungs);
    var sweep =
        Sweep.of(Landscape.class)
            .over("at", Axis.integers(1, settings))
            .halving(Halving.of("steps", 1, highest, factor, "lastLoss"));
    try (Study study = Study.inMemory()) {
      int planned = sweep.plan(study, new LocalEngine()).fresh();
      List<TrialRecord> records = run(sweep, study).records();

      assertThat(records.get(0).outcome()).isEqualTo(new Outcome.Finished());
      assertThat(budgets(study).stream().mapToInt(n -> n).sum()).isEqualTo(planned);
      int left = settings;
      for (int count : budgets(study)) {
        assertThat(count).isEqualTo(left);
        left = Math.max(1, left / factor);
      }
    }
  }

  @Test
  void theForkedEngineDecidesAlike() {
    try (Study local = Study.inMemory();
        Study forked = Study.inMemory()) {
      var sweep = Sweep.of(Landscape.class).over("at", 100, 200, 1, 2).seeds(2).halving(halves());
      run(sweep, local);
      sweep.run(forked, new ForkedEngine(2), SweepListener.silent());

      assertThat(measurements(forked.only(sweep.trials())))
          .isEqualTo(measurements(local.only(sweep.trials())));
      assertThat(forked.table().rowCount()).isEqualTo(local.table().rowCount());
    }
  }

  @Test
  void badRungsAreRefused() {
    refused(
        () -> Halving.of("steps", 100, 1000, 3, "loss"),
        "highest = 1000 must be lowest = 100 times a power of factor = 3, for example 900 (halving"
            + " by \"steps\")");
    refused(() -> Halving.of("steps", 100, 100, 3, "loss"), "for example 300");
    refused(() -> Halving.of("steps", 0, 9, 3, "loss"), "lowest = 0 must be ≥ 1");
    refused(() -> Halving.of("steps", 1, 9, 1, "loss"), "factor = 1 must be ≥ 2");
    refused(() -> new Halving("steps", List.of(3L, 2L), "loss", List.of()), "rungs = [3, 2] must");
    refused(
        () -> nine.fix("steps", 5).halving(THIRDS),
        "axis \"steps\" must have a name of its own: sweep \"Landscape\" already has \"steps\"");
    refused(() -> nine.halving(THIRDS).and(nine), "must be joined before halving is set");
    refused(
        () -> run(nine.halving(THIRDS.within("width")), Study.inMemory()),
        "halving within \"width\" needs a parameter of that name in sweep \"Landscape\"");
    refused(
        () -> nine.halving(THIRDS).halving(THIRDS), "axis \"steps\" must have a name of its own");
  }

  private static Halving halves() {
    return Halving.of("steps", 10, 40, 2, "lastLoss");
  }

  private static Study run(Sweep sweep, Study study) {
    return sweep.run(study, new LocalEngine(), SweepListener.silent());
  }

  /** All of the records but how they were run. */
  private static List<List<Object>> measurements(Study study) {
    return study.records().stream()
        .map(record -> List.<Object>of(record.trial(), record.outcome(), record.recorded()))
        .toList();
  }

  private static List<String> words(Study study) {
    return study.records().stream().map(record -> record.outcome().word()).toList();
  }

  /** How many trials ran at each budget, pruned ones apart, budgets rising. */
  private static List<Integer> budgets(Study study) {
    var counts = new TreeMap<Long, Integer>();
    for (TrialRecord record : study.records()) {
      if (!(record.outcome() instanceof Outcome.Pruned)) {
        counts.merge((Long) record.trial().parameters().get("steps"), 1, Integer::sum);
      }
    }
    return List.copyOf(counts.values());
  }

  private static void refused(Runnable making, String message) {
    assertThatIllegalArgumentException().isThrownBy(making::run).withMessageContaining(message);
  }
}
