package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every engine does alike; a subclass names the engine.
 *
 * <p>The toolkit's test jar carries it to engines of other modules. An engine that runs trials in
 * JVMs of their own extends {@link IsolatingEngineContract}.
 */
public abstract class EngineContract {
  /** For what trials leave on disk; shared by all processes of a test. */
  @TempDir protected Path folder;

  /** The engine under test, with two workers or one. */
  protected abstract Engine engine();

  /** An experiment of {@link Tiny}, from where the subclass has it: the class path, if not said. */
  protected Class<? extends Experiment> tiny(Class<? extends Experiment> type) {
    return type;
  }

  /** How a failure names its place in {@link Tiny.Ending}, as a regular expression. */
  protected String placeOfEnding() {
    return "org\\.refigure\\.sweep\\.Tiny\\$Ending\\.run\\(Tiny\\.java:\\d+\\)";
  }

  @Test
  void givesTheRecordsOfTheReferenceBitForBit() throws InterruptedException {
    List<Trial> trials =
        Sweep.of(tiny(Tiny.Quadratic.class))
            .over("rate", Axis.linear(0.1, 0.9, 4))
            .over("arm", "plain", true, 3, "\"quoted\" ü\n")
            .seeds(2)
            .trials();

    assertThat(run(tiny(Tiny.Quadratic.class), trials))
        .isEqualTo(reference(tiny(Tiny.Quadratic.class), trials));
  }

  @Test
  void aLongRunOfFloatingPointGivesTheSameBits() throws InterruptedException {
    List<Trial> trials =
        Sweep.of(tiny(Tiny.Chaos.class))
            .over("width", 8, 32)
            .over("rate", 3.7, 3.99)
            .seeds(2)
            .trials();

    List<TrialRecord> records = run(tiny(Tiny.Chaos.class), trials);

    assertThat(records).isEqualTo(reference(tiny(Tiny.Chaos.class), trials));
    assertThat(records).as("the trials differ").doesNotHaveDuplicates();
    assertThat(records.get(0).curve("position").size()).isEqualTo(2000);
  }

  @Test
  void givesEveryEndingItsOutcome() throws InterruptedException {
    var sweep =
        Sweep.of(tiny(Tiny.Ending.class))
            .over("ending", "well", "diverge", "throw", "overflow", "chatter", "nan", "shadow");

    List<TrialRecord> records = run(tiny(Tiny.Ending.class), sweep.trials());

    assertThat(records).isEqualTo(reference(tiny(Tiny.Ending.class), sweep.trials()));
    assertThat(records.get(0).outcome()).isEqualTo(new Outcome.Finished());
    assertThat(records.get(1).outcome()).isEqualTo(new Outcome.Diverged(7, "loss = NaN"));
    assertThat(records.get(1).values()).containsOnlyKeys("reached");
    assertThat(message(records.get(2)))
        .matches(
            "java.lang.IllegalStateException: no such corpus at %s; caused by java.io.IOException: gone at .*"
                .formatted(placeOfEnding()));
    assertThat(message(records.get(3))).startsWith("java.lang.StackOverflowError at ");
    assertThat(records.get(4).value("read")).isZero();
    assertThat(records.get(5).value("nan")).isNaN();
    assertThat(records.get(5).curve("curve").steps()).containsExactly(Long.MAX_VALUE, -1);
    assertThat(message(records.get(6)))
        .contains("value \"Ending\" must not share its name with the parameter ending");
  }

  @Test
  void recordsEveryTrialExactlyOnceWhereEachFails() throws InterruptedException {
    var sweep = Sweep.of(tiny(Tiny.Ending.class)).fix("ending", "throw").seeds(20);
    var records = new ArrayList<TrialRecord>();

    engine().run(tiny(Tiny.Ending.class), sweep.trials(), records::add);

    assertThat(records)
        .allSatisfy(record -> assertThat(record.outcome()).isInstanceOf(Outcome.Failed.class))
        .extracting(TrialRecord::trial)
        .containsExactlyInAnyOrderElementsOf(sweep.trials());
  }

  @Test
  void keepsItsRecordsThroughTheStudy() throws InterruptedException {
    var sweep = Sweep.of(tiny(Tiny.Ending.class)).over("ending", "well", "diverge", "throw", "nan");

    try (Study study = Study.inMemory()) {
      Study result = sweep.run(study, engine(), SweepListener.silent());

      assertThat(withoutSeconds(result.records()))
          .isEqualTo(reference(tiny(Tiny.Ending.class), sweep.trials()));
      assertThat(sweep.plan(study, engine()).fresh()).as("only the failed one").isEqualTo(1);
    }
  }

  @Test
  void tellsTheTimeThatTrialsSpentInTrainingSteps() {
    var told = new ArrayList<WorkerTime>();
    var listener =
        new SweepListener() {
          @Override
          public void done(Progress progress) {
            told.add(progress.workerTime());
          }
        };
    var sweep = Sweep.of(tiny(Tiny.Quadratic.class)).fix("rate", 0.5).seeds(3);

    try (Study study = Study.inMemory()) {
      sweep.run(study, engine(), listener);
    }

    assertThat(told).hasSize(1);
    assertThat(told.get(0).steps()).isEqualTo(3 * 0.75);
    assertThat(told.get(0).workers()).isEqualTo(engine().workers());
  }

  @Test
  void aTrialWhoseTimeIsOutHasFailedAndKeepsWhatItMeasured() throws InterruptedException {
    var trials =
        Sweep.of(tiny(Tiny.Late.class))
            .fix("heeds", true)
            .fix("milliseconds", 300)
            .seeds(2)
            .trials();

    assertThat(run(tiny(Tiny.Late.class), trials))
        .hasSize(2)
        .allSatisfy(
            record -> {
              assertThat(message(record))
                  .isEqualTo(
                      "ran longer than its time-out of 0.3 s (Experiment.timeout or the property"
                          + " refigure.trial.timeout)");
              assertThat(record.attempt()).isEqualTo(1);
              assertThat(record.values()).containsOnlyKeys("begun");
            });
  }

  @Test
  void aClosedSinkLetsNoFurtherTrialStartAndGetsThoseThatRan() throws InterruptedException {
    List<Trial> trials = Sweep.of(tiny(Tiny.Nothing.class)).seeds(50).trials();
    var records = new ArrayList<TrialRecord>();
    var asked = new AtomicInteger();
    var sink =
        new Engine.Sink() {
          @Override
          public void ended(TrialRecord record) {
            records.add(record);
          }

          @Override
          public boolean open() {
            return asked.incrementAndGet() <= 3;
          }
        };

    engine().run(tiny(Tiny.Nothing.class), trials, sink);

    assertThat(records)
        .hasSizeBetween(1, 3)
        .doesNotHaveDuplicates()
        .extracting(TrialRecord::outcome)
        .containsOnly(new Outcome.Finished());
  }

  @Test
  void anInterruptStopsSlowTrialsAndKeepsWhatIsRecorded() throws Exception {
    var sweep = Sweep.of(tiny(Tiny.Slow.class)).fix("folder", folder.toString()).seeds(3);
    Engine engine = engine();
    long[] running = engine.workers() == 1 ? new long[] {1} : new long[] {1, 2};
    Thread caller = Thread.currentThread();
    var interrupter =
        new Thread(
            () -> {
              Beats.await(folder, running);
              caller.interrupt();
            });

    try (Study study = Study.inMemory()) {
      interrupter.start();
      assertThatThrownBy(() -> sweep.run(study, engine, SweepListener.silent()))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("1 of 3 trials");
      assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
      assertThat(study.records()).extracting(record -> record.trial().seed()).containsExactly(0L);
      assertThat(Beats.stop(folder, running)).isTrue();
      assertThat(sweep.plan(study, engine).fresh()).as("goes on from there").isEqualTo(2);
    }
  }

  /** Runs trials and gives their records in the trials' order, without the seconds. */
  protected final List<TrialRecord> run(Class<? extends Experiment> experiment, List<Trial> trials)
      throws InterruptedException {
    var records = new ArrayList<TrialRecord>();
    engine().run(experiment, trials, records::add);
    records.sort(Comparator.comparingInt(record -> trials.indexOf(record.trial())));
    return withoutSeconds(records);
  }

  private static List<TrialRecord> withoutSeconds(List<TrialRecord> records) {
    return records.stream()
        .map(r -> new TrialRecord(r.trial(), r.attempt(), r.outcome(), 0, r.recorded()))
        .toList();
  }

  private static List<TrialRecord> reference(
      Class<? extends Experiment> experiment, List<Trial> trials) throws InterruptedException {
    var records = new ArrayList<TrialRecord>();
    new LocalEngine().run(experiment, trials, records::add);
    return withoutSeconds(records);
  }

  private static String message(TrialRecord record) {
    return ((Outcome.Failed) record.outcome()).message();
  }
}
