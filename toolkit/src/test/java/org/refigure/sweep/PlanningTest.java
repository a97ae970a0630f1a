package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.refigure.blas.OpenBlasLibrary;

/** What a plan knows, and when it needs a yes. */
class PlanningTest {
  private static final long GIGABYTE = 1L << 30;
  private static final String FIRST = "1".repeat(64);
  private static final String SECOND = "2".repeat(64);

  /** Reads data, of which the system property tells the checksum, as a file would. */
  public static final class Reader implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {
      recorder.value("width", 0 * trial.number("size"));
    }

    @Override
    public Map<String, String> data() {
      String checksum = System.getProperty("refigure.test.data", "");
      return checksum.isEmpty() ? Map.of() : Map.of("corpus", checksum);
    }

    @Override
    public int version() {
      return Integer.getInteger("refigure.test.version", 1);
    }

    @Override
    public double cost(Trial trial) {
      return trial.number("size");
    }

    @Override
    public long memory(Trial trial) {
      return (long) (trial.number("size") * GIGABYTE);
    }
  }

  /** Runs nothing, with so many workers on a machine with so much memory. */
  private record Idle(int workers, long memory) implements Engine {
    @Override
    public void run(Class<? extends Experiment> experiment, List<Trial> trials, Sink sink) {
      trials.forEach(
          t -> sink.ended(new TrialRecord(t, 1, new Outcome.Finished(), 60, Recorded.nothing())));
    }

    @Override
    public String word() {
      return "idle";
    }
  }

  private final Sweep sweep = Sweep.of(Reader.class);

  @Test
  void anotherCodeVersionMakesRecordsStaleAndThePlanSaysSo() {
    try (Study study = Study.inMemory()) {
      run(sweep.over("size", 1, 2).seeds(2), study);
      with(
          "version",
          "2",
          () -> {
            var second = Sweep.of(Reader.class).over("size", 1, 2, 3).seeds(2);
            assertThat(second.plan(study, idle()))
                .hasToString(
                    "6 trials: 0 cached, 6 new (4 results no longer count: 4 of another version, 0"
                        + " on other data), time unknown on 2 workers, up to 3.0 GB each");
            assertThat(run(second, study).records()).as("all anew").hasSize(6);
            assertThat(second.plan(study, idle()).stale().trials()).isZero();
          });
      assertThat(sweep.over("size", 1, 2).seeds(2).plan(study, idle()).cached())
          .as("old records are kept")
          .isEqualTo(4);
    }
  }

  @Test
  void otherDataMakeRecordsStaleAndThePlanSaysSo() {
    try (Study study = Study.inMemory()) {
      with("data", FIRST, () -> run(Sweep.of(Reader.class).over("size", 1, 2), study));
      with(
          "data",
          SECOND,
          () -> {
            var second = Sweep.of(Reader.class).over("size", 2, 3);
            assertThat(second.plan(study, idle()).trials())
                .isEqualTo(new Plan.Count(2, 0, new Stale(0, 1)));
            assertThat(run(second, study).records())
                .extracting(r -> r.trial().data().get("corpus"))
                .containsOnly(SECOND);
          });
      with(
          "data",
          FIRST,
          () ->
              assertThat(Sweep.of(Reader.class).over("size", 1, 2).plan(study, idle()).cached())
                  .isEqualTo(2));
    }
  }

  @Test
  void anExperimentThatComesToNameItsDataMakesItsOlderRecordsStale() {
    try (Study study = Study.inMemory()) {
      run(sweep.over("size", 1, 2), study);
      with(
          "data",
          FIRST,
          () ->
              assertThat(Sweep.of(Reader.class).over("size", 1, 2).plan(study, idle()).stale())
                  .isEqualTo(new Stale(0, 2)));
    }
  }

  @Test
  void aPlanSaysWhereAStudyMixesTwoLibrariesOrTheirKernels() {
    Provenance here = Provenance.ofThisProcess();
    String version = here.fact(Provenance.OPENBLAS);
    try (Study study = Study.inMemory()) {
      record(study, 1, here.with(Provenance.OPENBLAS, "0.3.19-1.5.7"));
      record(study, 2, here.with(Provenance.OPENBLAS, "0.3.19-1.5.7"));
      assertThat(sweep.over("size", 1, 2).plan(study, idle()))
          .hasToString("2 trials: 2 cached, 0 new");
      assertThat(Sweep.of(Reader.class).over("size", 1, 2, 3).plan(study, idle()))
          .asString()
          .endsWith("; OpenBLAS 0.3.19-1.5.7: 2, " + version + ": 1: last digits may differ");
      record(study, 3, here.with(Provenance.KERNEL, "Other"));
      assertThat(Sweep.of(Reader.class).over("size", 3).plan(study, idle()))
          .hasToString("1 trial: 1 cached, 0 new");
      assertThat(Sweep.of(Reader.class).over("size", 2, 3).plan(study, idle()))
          .hasToString(
              "2 trials: 2 cached, 0 new; OpenBLAS 0.3.19-1.5.7: 1, "
                  + version
                  + " (Other): 1: last digits may differ");
      assertThat(Sweep.of(Reader.class).over("size", 3, 4).plan(study, idle()))
          .as("this process has its own kernels")
          .asString()
          .contains(
              version + " (Other): 1", version + " (" + OpenBlasLibrary.kernel().orElseThrow());
    }
  }

  private static void record(Study study, int size, Provenance provenance) {
    var trial = new Trial(Reader.class.getName(), 1, new TreeMap<>(Map.of("size", size)), 0);
    var execution = new Execution(1, 60, provenance);
    study.record(new TrialRecord(trial, new Outcome.Finished(), Recorded.nothing(), execution));
  }

  @Test
  void failedTrialsOfAnotherVersionAreNotStaleButNew() {
    try (Study study = Study.inMemory()) {
      var old = new Trial(Reader.class.getName(), 0, new TreeMap<>(Map.of("size", 1)), 0);
      study.record(new TrialRecord(old, 1, new Outcome.Failed("no"), 1, Recorded.nothing()));

      assertThat(sweep.over("size", 1).plan(study, idle()).stale().trials()).isZero();
    }
  }

  @Test
  void moreTrialsThanTheLimitNeedAYes() {
    var large = sweep.over("size", Axis.linear(0.1, 1, 101)).seeds(100);
    try (Study study = Study.inMemory()) {
      refused(
          large,
          study,
          "sweep \"Reader\" is not started without a yes, for it is above a limit (more than 10,000"
              + " trials): 10,100 trials: 0 cached, 10,100 new, time unknown on 2 workers, up to"
              + " 1.0 GB each; add confirm(), set refigure.confirm=true, or run less");
      assertThat(study.records()).as("nothing ran").isEmpty();

      run(sweep.over("size", Axis.linear(0.1, 1, 101)), study);
      assertThat(large.plan(study, idle()).fresh()).as("cached ones do not count").isEqualTo(9_999);
      var small = sweep.over("size", 1, 2, 3).limit(2, Duration.ofHours(1));
      refused(small, study, "above a limit (more than 2 trials): 3 trials: ");
      assertThat(run(small.confirm(), study).records()).hasSize(3);
      assertThat(run(small, study).records()).as("all cached").hasSize(3);
    }
  }

  @Test
  void theYesMayComeFromOutside() {
    try (Study study = Study.inMemory()) {
      var small = sweep.over("size", 1, 2).limit(1, Duration.ofHours(1));
      with("confirm", "no", () -> refused(small, study, "more than 1 trials"));
      with("confirm", "true", () -> assertThat(run(small, study).records()).hasSize(2));
    }
  }

  @Test
  void moreTimeThanTheLimitNeedsAYesOnceTheTimeIsKnown() {
    try (Study study = Study.inMemory()) {
      var first = sweep.over("size", 1).limit(10, Duration.ofMinutes(4));
      run(first, study); // takes a minute, says the engine

      assertThat(run(first.over("arm", 1, 2, 3, 4, 5, 6, 7, 8), study).records()).hasSize(8);
      refused(
          sweep.over("size", 5).seeds(2).limit(10, Duration.ofMinutes(4)),
          study,
          "above a limit (longer than 4 min): 2 trials: 0 cached, 2 new, about 5 min on 2 workers");
    }
  }

  @Test
  void moreMemorySideBySideThanTheMachineHasNeedsAYes() {
    var engine = new Idle(2, 8 * GIGABYTE);
    var two = sweep.over("size", 1, 2, 5, 3.5);
    try (Study study = Study.inMemory()) {
      assertThat(two.plan(study, engine).memory())
          .isEqualTo(new Plan.Memory(5 * GIGABYTE, 17 * GIGABYTE / 2, 8 * GIGABYTE));
      assertThatExceptionOfType(SweepException.class)
          .isThrownBy(() -> two.run(study, engine, SweepListener.silent()))
          .withMessageContaining("(8.5 GB of memory together, of 8.0 GB): 4 trials:");
      two.confirm().run(study, engine, SweepListener.silent());
      assertThat(two.plan(study, engine).memory().exceeded()).as("nothing left to run").isFalse();
      assertThat(two.plan(Study.inMemory(), new Idle(1, 8 * GIGABYTE)).memory().exceeded())
          .isFalse();
    }
  }

  @Test
  void theMemoryOfThisMachineIsKnown() {
    assertThat(new LocalEngine().memory()).isBetween(GIGABYTE / 4, 1L << 50);
    assertThat(new ForkedEngine(2).memory()).isEqualTo(new LocalEngine().memory());
  }

  @Test
  void negativeNeedsAndLimitsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(sweep.fix("size", -1).confirm(), Study.inMemory()))
        .withMessageContaining("must be");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sweep.limit(-1, Duration.ZERO))
        .withMessage("limit of -1 trials and PT0S must not be negative");
  }

  private static Engine idle() {
    return new Idle(2, 0);
  }

  private static Study run(Sweep sweep, Study study) {
    return sweep.run(study, idle(), SweepListener.silent());
  }

  private static void refused(Sweep sweep, Study study, String message) {
    assertThatExceptionOfType(SweepException.class)
        .isThrownBy(() -> run(sweep, study))
        .withMessageContaining(message);
  }

  private static void with(String property, String value, Runnable work) {
    String key = (property.equals("confirm") ? "refigure." : "refigure.test.") + property;
    System.setProperty(key, value);
    try {
      work.run();
    } finally {
      System.clearProperty(key);
    }
  }
}
