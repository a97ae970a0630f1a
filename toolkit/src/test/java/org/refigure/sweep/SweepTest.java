package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.refigure.sweep.Axis.log2;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.refigure.Draws;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class SweepTest {
  private final Sweep sweep = Sweep.of(Tiny.Quadratic.class);

  @Test
  void theRunOfASweepIsATableWithOneRowPerTrial() {
    try (Study study = Study.inMemory()) {
      var table =
          run(
                  sweep
                      .over("rate", log2(-3, -1))
                      .over("width", 64, 128)
                      .fix("rule", "plain")
                      .seeds(2),
                  study)
              .table();

      assertThat(table.columnNames())
          .containsExactly(
              "rate", "rule", "width", "seed", "outcome", "seconds", "lastLoss", "noise");
      assertThat(table.types())
          .startsWith(ColumnType.DOUBLE, ColumnType.STRING, ColumnType.LONG, ColumnType.LONG);
      assertThat(table.rowCount()).isEqualTo(3 * 2 * 2);
      assertThat(table.stringColumn("outcome").unique().asList()).containsExactly("finished");
    }
  }

  @Test
  void aSecondRunComputesOnlyWhatIsNew() {
    try (Study study = Study.inMemory()) {
      run(sweep.over("rate", 0.1, 0.2).seeds(2), study);
      var wider = sweep.over("rate", 0.1, 0.2, 0.3).seeds(2);

      Plan plan = wider.plan(study, new LocalEngine());
      assertThat(plan.total()).isEqualTo(6);
      assertThat(plan.cached()).isEqualTo(4);
      assertThat(plan.fresh()).isEqualTo(2);
      assertThat(plan.estimatedTime()).isPresent();
      assertThat(run(wider, study).records()).hasSize(6);
      assertThat(wider.plan(study, new LocalEngine())).hasToString("6 trials: 6 cached, 0 new");
    }
  }

  @Test
  void theRunShowsOnlyTheTrialsOfItsSweepInTheirOrder() {
    try (Study study = Study.inMemory()) {
      run(sweep.over("rate", 0.1, 0.2, 0.3), study);
      var part = sweep.over("rate", 0.3, 0.1);

      assertThat(run(part, study).records())
          .extracting(TrialRecord::trial)
          .isEqualTo(part.trials());
    }
  }

  @Test
  void seedsRunSlowestAndTheLastAxisFastest() {
    assertThat(sweep.over("rate", 0.1, 0.2).over("width", 1, 2).seeds(7, 9).trials())
        .extracting(t -> "%s %s %s".formatted(t.seed(), t.text("rate"), t.text("width")))
        .containsExactly(
            "7 0.1 1", "7 0.1 2", "7 0.2 1", "7 0.2 2", "9 0.1 1", "9 0.1 2", "9 0.2 1", "9 0.2 2");
  }

  @Test
  void aUnionRunsSharedTrialsOnceAndTakesLaterAxesForAllItsParts() {
    var base = sweep.over("rate", 0.1, 0.2).fix("width", 64);
    var extra = sweep.over("rate", 0.2, 0.3).fix("width", 64);

    assertThat(base.and(extra).trials())
        .extracting(t -> t.number("rate"))
        .containsExactly(0.1, 0.2, 0.3);
    assertThat(base.and(extra).seeds(2).fix("rule", "plain").trials())
        .hasSize(6)
        .allMatch(t -> t.text("rule").equals("plain"));
    assertThat(base.seeds(3).and(extra).trials()).as("seeds of each part").hasSize(3 * 2 + 1);
  }

  @Test
  void aConditionKeepsWholeTrials() {
    assertThat(
            sweep
                .over("width", 1, 2, 3)
                .over("depth", 1, 2, 3)
                .where(t -> t.integer("width") + t.integer("depth") == 4)
                .trials())
        .hasSize(3);
  }

  @Test
  void aConditionalAxisExistsOnlyWhereItsConditionHolds() {
    var trials =
        sweep
            .over("rule", "sgd", "adam")
            .over("momentum", 0.5, 0.9)
            .when(t -> t.text("rule").equals("sgd"))
            .over("nesterov", true, false)
            .when(t -> t.parameters().containsKey("momentum") && t.number("momentum") > 0.6)
            .seeds(2)
            .trials();

    assertThat(trials.subList(0, 4))
        .extracting(t -> t.parameters().toString())
        .containsExactly(
            "{momentum=0.5, rule=sgd}",
            "{momentum=0.9, nesterov=true, rule=sgd}",
            "{momentum=0.9, nesterov=false, rule=sgd}",
            "{rule=adam}");
    assertThat(trials).hasSize(2 * 4);
  }

  @Test
  void anAxisMayHaveOtherValuesUnderOtherConditions() {
    var byRule =
        sweep
            .over("rule", "sgd", "adam")
            .over("rate", 0.1, 0.3)
            .when(t -> t.text("rule").equals("sgd"))
            .over("rate", 0.001);

    assertThat(byRule.when(t -> t.text("rule").equals("adam")).trials())
        .extracting(t -> t.number("rate"))
        .containsExactly(0.1, 0.3, 0.001);
    refused(
        byRule::trials,
        "axis \"rate\" must exist once, but sweep \"Quadratic\" gives it twice at {rate=0.1,"
            + " rule=sgd}");
  }

  @Property(tries = 100, seed = Draws.SEED)
  void aConditionalAxisAddsATrialForEachFurtherValueOnlyWhereItExists(
      @ForAll @IntRange(min = 1, max = 6) int widths,
      @ForAll @IntRange(min = 1, max = 5) int values,
      @ForAll @IntRange(min = 0, max = 7) int above) {
    var trials =
        sweep
            .over("width", Axis.integers(1, widths))
            .over("extra", Axis.integers(1, values))
            .when(t -> t.integer("width") > above)
            .trials();

    int with = Math.max(0, widths - above);
    assertThat(trials).hasSize(with * values + widths - with);
    assertThat(trials.stream().map(Trial::id).distinct()).hasSize(trials.size());
  }

  @Test
  void pointsAreTrialsOfSeveralParametersAtOnce() {
    var best =
        List.of(
            Map.of("width", 64, "rate", 0.1),
            Map.of("width", 128),
            Map.of("width", 64, "rate", 0.1));

    assertThat(sweep.points(best).over("rule", "a", "b").trials())
        .extracting(t -> t.parameters().toString())
        .containsExactly(
            "{rate=0.1, rule=a, width=64}",
            "{rate=0.1, rule=b, width=64}",
            "{rule=a, width=128}",
            "{rule=b, width=128}");
    assertThat(sweep.points(best).trials())
        .as("the trials of a grid have the same ids")
        .contains(sweep.over("rate", 0.1).over("width", 64).trials().get(0));
  }

  @Test
  void armsOfASeedShareTheirRandomNumbersAndSeedsDoNot() {
    try (Study study = Study.inMemory()) {
      var noise =
          run(sweep.over("rate", 0.1, 0.2, 0.3).seeds(4), study).table().doubleColumn("noise");

      assertThat(noise.unique().size()).as("one for each seed, whatever the arm").isEqualTo(4);
    }
  }

  @Test
  void aSweepIsAValueThatItsMethodsLeaveAlone() {
    sweep.over("rate", 0.1, 0.2).seeds(5);

    assertThat(sweep.trials()).hasSize(1);
  }

  @Property(tries = 50, seed = Draws.SEED)
  void thereAreAsManyTrialsAsTheProductOfAxesAndSeeds(
      @ForAll @IntRange(min = 1, max = 5) int octaves,
      @ForAll @IntRange(min = 2, max = 6) int points,
      @ForAll @IntRange(min = 1, max = 4) int seeds) {
    var product =
        Sweep.of(Tiny.Nothing.class)
            .over("a", log2(0, octaves))
            .over("b", Axis.linear(0, 1, points))
            .over("unit", TimeUnit.DAYS, TimeUnit.HOURS)
            .seeds(seeds);

    assertThat(product.trials().stream().map(Trial::id).distinct().count())
        .isEqualTo((octaves + 1L) * points * 2 * seeds);
  }

  @Test
  void theDefaultStudyAndEngineComeFromSystemProperties(@TempDir Path folder) {
    System.setProperty("refigure.studies", folder.toString());
    System.setProperty("refigure.engine", "local");
    System.setProperty("refigure.test.heard", folder.resolve("heard").toString());
    try (Study study = sweep.over("rate", 0.1, 0.2).run()) {
      assertThat(study.table().rowCount()).isEqualTo(2);
      assertThat(folder.resolve("Quadratic.sqlite")).exists();
      assertThat(folder.resolve("heard"))
          .as("by the listener found as a service")
          .hasContent("1 of 2 trials\n2 of 2 trials\ndone\n");
    } finally {
      List.of("studies", "engine", "test.heard")
          .forEach(name -> System.clearProperty("refigure." + name));
    }
  }

  @Test
  void aListenerThatThrowsDoesNotStopTheSweep() {
    var broken =
        new SweepListener() {
          @Override
          public void finished(TrialRecord record, Progress progress) {
            throw new IllegalStateException("no display");
          }
        };

    try (Study study = Study.inMemory()) {
      assertThat(sweep.over("rate", 0.1, 0.2).run(study, new LocalEngine(), broken).records())
          .hasSize(2);
    }
  }

  @Test
  void badSweepsAreRefusedBeforeAnythingRuns() {
    refused(
        () -> sweep.over("rate", 1).over("Rate", 2),
        "axis \"Rate\" must have a name of its own: sweep \"Quadratic\" already has \"rate\"");
    refused(
        () -> sweep.over("rate"),
        "must have at least one value: it has none (axis \"rate\" of sweep \"Quadratic\")");
    refused(
        () -> sweep.over("seed", 1, 2), "name \"seed\" must not be one of the study's own columns");
    refused(
        () -> sweep.over("rate", Axis.geometric(0, 1, 5)),
        "low = 0.0 must be > 0 (log axis from 0.0 to 1.0) (axis \"rate\" of sweep \"Quadratic\")");
    refused(
        () -> sweep.over("width", Axis.integers(1, 8, 3)),
        "step = 3 must divide high − low (integer axis from 1 to 8) (axis \"width\" of sweep");
    refused(() -> sweep.when(t -> true), "sweep \"Quadratic\" has no axis yet");
    refused(
        () -> sweep.over("a", 1).over("b", 2).when(t -> t.flag("c")).trials(),
        "parameter \"c\" is not set; this trial has [a]: add an axis or a fixed value of that name"
            + " (condition of axis [b])");
    refused(() -> sweep.points(List.of()), "it has none (points of sweep \"Quadratic\")");
    refused(
        () -> sweep.points(List.of(Map.of("n", 1), Map.of("N", 1))),
        "must differ in more than case (points of sweep \"Quadratic\")");
    refused(
        () -> sweep.over("rate", 1).points(List.of(Map.of("rate", 1))),
        "axis \"rate\" must have a name of its own");
    refused(
        () -> sweep.over("a", Axis.integers(1, 2000)).over("b", Axis.integers(1, 2000)).trials(),
        "sweep \"Quadratic\" must have at most 1,000,000 points a seed");
    refused(() -> sweep.over(" ", 1), "a name must not be blank");
    refused(() -> sweep.fix("rate", List.of()), "rate");
    refused(() -> sweep.seeds(0), "seeds = 0 must be ≥ 1");
    refused(() -> sweep.seeds(4, 4), "seeds = [4, 4] must be at least one, none twice");
    refused(() -> sweep.where(t -> false).trials(), "its condition keeps none");
    refused(
        () -> sweep.and(Sweep.of(Tiny.Nothing.class)),
        "must be joined with one of the same experiment");
    refused(() -> Engine.parse("spark"), "engine = \"spark\" must be local, forked or forked:N");
    refused(() -> Engine.parse("forked:0"), "engine = \"forked:0\" must be");
  }

  @Test
  void anExperimentThatNoWorkerCouldMakeIsRefused() {
    refused(() -> Sweep.of(Hidden.class), "SweepTest$Hidden must be public");
    refused(() -> Sweep.of(Demanding.class), "must have a public constructor without arguments");
    refused(() -> Sweep.of(Inner.class), "must be static");
    refused(() -> Sweep.of(Experiment.class), "not an interface or abstract");
    Experiment lambda = (trial, recorder) -> {};
    refused(() -> Sweep.of(lambda.getClass()), "not a lambda, local or anonymous one");
  }

  @Test
  void aCostThatIsNotPositiveIsRefusedBeforeAnythingRuns() {
    try (Study study = Study.inMemory()) {
      refused(
          () -> run(sweep.fix("width", 0).fix("rate", 1), study),
          "cost = 0.0 must be a positive finite number");
      assertThat(study.records()).isEmpty();
    }
  }

  private static Study run(Sweep sweep, Study study) {
    return sweep.run(study, new LocalEngine(), SweepListener.silent());
  }

  private static void refused(Runnable making, String message) {
    assertThatIllegalArgumentException().isThrownBy(making::run).withMessageContaining(message);
  }

  static class Hidden extends Demanding {
    Hidden() {
      super(1);
    }
  }

  public static class Demanding implements Experiment {
    public Demanding(int size) {
      assertThat(size).isPositive();
    }

    @Override
    public void run(Trial trial, Recorder recorder) {}
  }

  public final class Inner implements Experiment {
    @Override
    public void run(Trial trial, Recorder recorder) {}
  }

  /** Writes what it hears into the file that a test names; registered as a service for tests. */
  public static final class HeardInAFile implements SweepListener.Provider {
    @Override
    public SweepListener listener(Sweep sweep) {
      return new SweepListener() {
        @Override
        public void finished(TrialRecord record, Progress progress) {
          append(progress.toString().replaceAll(",.*", ""));
        }

        @Override
        public void done(Progress progress) {
          append("done");
        }
      };
    }

    private static void append(String line) {
      String file = System.getProperty("refigure.test.heard", "");
      try {
        if (!file.isEmpty()) {
          Files.writeString(
              Path.of(file),
              line + "\n",
              java.nio.file.StandardOpenOption.CREATE,
              java.nio.file.StandardOpenOption.APPEND);
        }
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  @Test
  void listsArraysColumnsAndTablesGiveTheirValues() {
    Sweep listed =
        Sweep.of(Tiny.Quadratic.class).over("a", List.of(1, 2)).over("b", new double[] {0.5, 1.5});
    Table table =
        Table.create("t", IntColumn.create("a", 1, 2), DoubleColumn.create("b", 0.5, 1.5));

    assertThat(listed.trials()).hasSize(4);
    assertThat(Sweep.of(Tiny.Quadratic.class).over("a", table.column("a")).trials()).hasSize(2);
    assertThat(Sweep.of(Tiny.Quadratic.class).points(table).trials())
        .extracting(trial -> trial.integer("a") + " " + trial.number("b"))
        .containsExactly("1 0.5", "2 1.5");
    assertThatThrownBy(() -> Sweep.of(Tiny.Quadratic.class).fix("a", List.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
