package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every engine does alike; a subclass names the engine. */
abstract class EngineContract {
  abstract Engine engine();

  @Test
  void givesTheRecordsOfTheReferenceBitForBit() throws InterruptedException {
    List<Trial> trials =
        Sweep.of(Tiny.Quadratic.class)
            .over("rate", Axis.linear(0.1, 0.9, 4))
            .over("arm", "plain", true, 3, "\"quoted\" ü\n")
            .seeds(2)
            .trials();

    assertThat(run(Tiny.Quadratic.class, trials))
        .isEqualTo(reference(Tiny.Quadratic.class, trials));
  }

  @Test
  void givesEveryEndingItsOutcome() throws InterruptedException {
    var sweep =
        Sweep.of(Tiny.Ending.class)
            .over("ending", "well", "diverge", "throw", "overflow", "chatter", "nan", "shadow");

    List<TrialRecord> records = run(Tiny.Ending.class, sweep.trials());

    assertThat(records).isEqualTo(reference(Tiny.Ending.class, sweep.trials()));
    assertThat(records.get(0).outcome()).isEqualTo(new Outcome.Finished());
    assertThat(records.get(1).outcome()).isEqualTo(new Outcome.Diverged(7, "loss = NaN"));
    assertThat(records.get(1).values()).containsOnlyKeys("reached");
    assertThat(message(records.get(2)))
        .matches(
            "java.lang.IllegalStateException: no such corpus at"
                + " org.refigure.sweep.Tiny\\$Ending.run\\(Tiny.java:\\d+\\); caused by"
                + " java.io.IOException: gone at .*");
    assertThat(message(records.get(3))).startsWith("java.lang.StackOverflowError at ");
    assertThat(records.get(4).value("read")).isZero();
    assertThat(records.get(5).value("nan")).isNaN();
    assertThat(records.get(5).curve("curve").steps()).containsExactly(Long.MAX_VALUE, -1);
    assertThat(message(records.get(6)))
        .contains("value \"Ending\" must not share its name with the parameter ending");
  }

  @Test
  void keepsItsRecordsThroughTheStudy() {
    var sweep = Sweep.of(Tiny.Ending.class).over("ending", "well", "diverge", "throw", "nan");

    try (Study study = Study.inMemory()) {
      Study result = sweep.run(study, engine(), SweepListener.silent());

      assertThat(withoutSeconds(result.records()))
          .isEqualTo(reference(Tiny.Ending.class, sweep.trials()));
      assertThat(sweep.plan(study, engine()).fresh()).as("only the failed one").isEqualTo(1);
    }
  }

  final List<TrialRecord> run(Class<? extends Experiment> experiment, List<Trial> trials)
      throws InterruptedException {
    var records = new ArrayList<TrialRecord>();
    engine().run(experiment, trials, records::add);
    records.sort(java.util.Comparator.comparingInt(record -> trials.indexOf(record.trial())));
    return withoutSeconds(records);
  }

  static List<TrialRecord> withoutSeconds(List<TrialRecord> records) {
    return records.stream()
        .map(r -> new TrialRecord(r.trial(), r.attempt(), r.outcome(), 0, r.recorded()))
        .toList();
  }

  private static List<TrialRecord> reference(
      Class<? extends Experiment> experiment, List<Trial> trials) {
    return withoutSeconds(
        trials.stream()
            .map(
                trial -> {
                  try {
                    return TrialRun.of(experiment, trial, 1);
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                })
            .toList());
  }

  private static String message(TrialRecord record) {
    return ((Outcome.Failed) record.outcome()).message();
  }
}
