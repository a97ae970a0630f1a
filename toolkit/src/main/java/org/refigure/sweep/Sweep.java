package org.refigure.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import tech.tablesaw.api.Table;

/**
 * Many trials of one experiment: the product of its axes and seeds, or a union of such products.
 *
 * <p>An immutable value: every method gives a new sweep. Without {@link #seeds} the one seed is 0.
 *
 * <pre>{@code
 * Study study = Sweep.of(LearningRateTransfer.class)
 *     .over("width", 64, 128, 256)
 *     .over("learningRate", log2(-9, -5))
 *     .seeds(3)
 *     .run();
 * }</pre>
 */
public final class Sweep {
  private final Class<? extends Experiment> type;
  private final NamedExperiment experiment;
  private final List<Grid> grids;
  private final SweepOptions options;

  private Sweep(
      Class<? extends Experiment> type,
      NamedExperiment experiment,
      List<Grid> grids,
      SweepOptions options) {
    this.type = type;
    this.experiment = experiment;
    this.grids = List.copyOf(grids);
    this.options = options;
  }

  /**
   * A sweep of one trial, without parameters and with seed 0.
   *
   * <p>The class may be of a jar or of a notebook's cell. The trials of the latter know its code:
   * an edited one runs anew, the same one never twice.
   *
   * @throws IllegalArgumentException if the experiment is not a public, concrete class with a
   *     public constructor without arguments, or is of a cell and reads a variable of the notebook
   */
  public static Sweep of(Class<? extends Experiment> experiment) {
    ExperimentClass.require(experiment);
    return new Sweep(
        experiment, NamedExperiment.of(experiment), List.of(Grid.POINT), SweepOptions.DEFAULT);
  }

  /**
   * Says what to write in place of a lambda or an object: an experiment is a class, since its
   * trials are known by its name and code, and every trial gets an object of its own.
   *
   * @throws IllegalArgumentException always
   */
  public static Sweep of(Experiment experiment) {
    throw new IllegalArgumentException(
        "an experiment must be a class, not a lambda or an object: write  public class MyExperiment"
            + " implements Experiment { public void run(Trial trial, Recorder out) throws Exception"
            + " { … } }  and Sweep.of(MyExperiment.class)");
  }

  /**
   * Adds an axis to every grid of the sweep.
   *
   * @throws IllegalArgumentException if the axis breaks a rule of its own ({@link Axis}), or its
   *     name is blank, a column of the study's own, or taken
   */
  public Sweep over(String name, Axis axis) {
    return named(
        String.format(Locale.ROOT, "axis \"%s\" of sweep \"%s\"", name, name()),
        () -> Factor.of(name, axis));
  }

  /** Adds an axis of listed values, or of the values of one list, array or table column. */
  public Sweep over(String name, Object... values) {
    return over(name, Axis.choice(values));
  }

  /**
   * Adds several parameters at once, by listing their points: for example those of an earlier best,
   * or drawn from a {@link Space}. Points need not have the same parameters; two equal ones are
   * one. Axes before and after multiply with the list like with an axis.
   *
   * @throws IllegalArgumentException if there are no points, or a name is blank, a column of the
   *     study's own, or taken
   */
  public Sweep points(List<? extends Map<String, ?>> points) {
    return named(
        String.format(Locale.ROOT, "points of sweep \"%s\"", name()), () -> Factor.of(points));
  }

  /** Adds the rows of a table as points, a parameter for each column; see {@link #points(List)}. */
  public Sweep points(Table table) {
    return points(RunTable.points(table));
  }

  /**
   * Lets the axis or the points given last exist only where a condition on earlier parameters
   * holds. A trial outside has no such parameter at all: it is one trial, not one for every value.
   *
   * <pre>{@code
   * .over("rule", "sgd", "adam")
   * .over("momentum", 0.5, 0.9).when(trial -> trial.text("rule").equals("sgd"))
   * }</pre>
   *
   * <p>A conditional axis may have a name again whose conditions do not overlap: another range of
   * learning rates for each rule, say.
   *
   * @throws IllegalArgumentException if there is no axis yet
   */
  public Sweep when(Predicate<Trial> condition) {
    return each(grid -> grid.when(condition, name()));
  }

  /** Gives a parameter one value in every trial. */
  public Sweep fix(String name, Object value) {
    return over(name, new Axis(Arrays.asList(value)));
  }

  /**
   * Runs every point with the seeds 0 … n − 1.
   *
   * @throws IllegalArgumentException if n &lt; 1
   */
  public Sweep seeds(int n) {
    if (n < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "seeds = %d must be ≥ 1 (sweep \"%s\")", n, name()));
    }
    return seeds(LongStream.range(0, n).toArray());
  }

  /**
   * Runs every point with these seeds, in place of any set before.
   *
   * @throws IllegalArgumentException if there is none or one stands twice
   */
  public Sweep seeds(long... seeds) {
    List<Long> list = LongStream.of(seeds).boxed().toList();
    if (list.isEmpty() || list.stream().distinct().count() < list.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "seeds = %s must be at least one, none twice (sweep \"%s\")",
              list,
              name()));
    }
    return each(grid -> grid.seeds(list));
  }

  /** Keeps the trials that pass. Called on whole trials, so a condition may join several axes. */
  public Sweep where(Predicate<Trial> condition) {
    return each(grid -> grid.where(condition));
  }

  /**
   * The union with another sweep of the same experiment; a trial of both is one trial. What is
   * added to the union afterwards is added to both.
   *
   * @throws IllegalArgumentException if the other is a sweep of another experiment, or the two
   *     differ in their {@link #halving}
   */
  public Sweep and(Sweep other) {
    if (!other.experiment.name().equals(experiment.name())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a sweep of %s must be joined with one of the same experiment, not of %s: run two"
                  + " sweeps",
              experiment.name(),
              other.experiment.name()));
    }
    if (!other.options.halving().equals(options.halving())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sweeps of %s must be joined before halving is set: it is set for one of the two",
              name()));
    }
    var union = new ArrayList<>(grids);
    union.addAll(other.grids);
    return new Sweep(type, experiment, union, options);
  }

  /**
   * Runs the trials by successive halving: all with a small budget, fewer and fewer with larger
   * ones. The trials of the sweep are those of the full budget; most end as {@link Outcome.Pruned}.
   *
   * @throws IllegalArgumentException if the sweep has the budget as an axis of its own
   */
  public Sweep halving(Halving rule) {
    return fix(rule.budget(), rule.highest()).with(options.with(rule));
  }

  /**
   * Sets how much may run without a yes, in place of 10,000 trials and 24 hours.
   *
   * @param trials the most trials that may run; cached ones do not count
   * @param time the longest estimated time
   * @throws IllegalArgumentException if one is negative
   */
  public Sweep limit(int trials, Duration time) {
    return with(options.with(new Limit(trials, time)));
  }

  /**
   * Says yes to a plan above the limit, or one that needs more memory than there is. For all sweeps
   * of a program the system property {@code refigure.confirm=true} or the environment variable
   * {@code REFIGURE_CONFIRM=true} says it.
   */
  public Sweep confirm() {
    return with(options.confirm());
  }

  /**
   * Names the engine to run on, in place of the one in force ({@link Engine#current}): {@code
   * local}, {@code forked}, {@code forked:2}, {@code spark://host:port}.
   *
   * @throws IllegalArgumentException if the word names no engine
   */
  public Sweep engine(String word) {
    return engine(Engine.parse(word));
  }

  /** The same with an engine that was made before. */
  public Sweep engine(Engine engine) {
    return with(options.with(engine));
  }

  /** What the trials are trials of. */
  public Class<? extends Experiment> experiment() {
    return type;
  }

  /** The simple name of the experiment: what messages, cards and the study file call the sweep. */
  public String name() {
    return type.getSimpleName();
  }

  /**
   * All trials: seed by seed, each a whole grid whose last axis runs fastest, so that a sweep
   * broken off is a whole sweep with fewer seeds.
   *
   * @throws IllegalArgumentException if no trial is left by {@link #where}, or the conditions of
   *     two axes of one name overlap
   */
  public List<Trial> trials() {
    var trials = new LinkedHashMap<String, Trial>();
    List<Long> seeds = grids.stream().flatMap(grid -> grid.seeds().stream()).distinct().toList();
    for (long seed : seeds) {
      grids.stream()
          .filter(grid -> grid.seeds().contains(seed))
          .flatMap(grid -> grid.trials(experiment, seed).stream())
          .forEach(trial -> trials.putIfAbsent(trial.id(), trial));
    }
    if (trials.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sweep \"%s\" must have at least one trial: its condition keeps none",
              name()));
    }
    return List.copyOf(trials.values());
  }

  /** What {@link #run(Study)} would do. */
  public Plan plan(Study study) {
    return plan(study, engine());
  }

  /** What running with this study on this engine would do. */
  public Plan plan(Study study, Engine engine) {
    return new Planning(experiment, study, engine).plan(course(trials()));
  }

  /**
   * Runs what is missing in the experiment's default study ({@link Study#of}) on the sweep's {@link
   * #engine(String) engine}, else on the one in force ({@link Engine#current}), heard by the
   * installed listeners.
   *
   * @return the study's view of this sweep's trials
   * @throws CancellationException if the thread is interrupted, see {@link #run(Study, Engine,
   *     SweepListener)}
   */
  public Study run() {
    return run(Study.of(type));
  }

  /** The same with a study of one's own. */
  public Study run(Study study) {
    return run(study, engine(), SweepListener.installed(this));
  }

  private Engine engine() {
    return options.engine().orElseGet(Engine::current);
  }

  /**
   * Runs the trials that the study has no result of; trials that failed or were lost before are
   * tried again. Each is recorded as it ends.
   *
   * @return the study's view of this sweep's trials, failed ones included
   * @throws CancellationException if the thread is interrupted: workers are ended, what was
   *     recorded stays, the thread's interrupt flag is set, and the same call goes on from there;
   *     or if the listener asked to stop, once the trials that ran have ended
   * @throws SweepException if the plan is above the {@link #limit} and not confirmed, the study
   *     cannot be written, another sweep runs in it, or no worker starts
   */
  public Study run(Study study, Engine engine, SweepListener listener) {
    List<Trial> trials = trials();
    var planning = new Planning(experiment, study, engine);
    Plan plan = planning.plan(course(trials));
    options.requireConfirmed(plan, name());
    var run = new SweepRun(study, engine, planning.timer(), listener);
    StudyClaim claim = plan.fresh() == 0 ? StudyClaim.none() : study.claim();
    run.start(plan);
    try {
      run(course(trials), planning, run, engine);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var cancelled =
          new CancellationException(
              String.format(
                  Locale.ROOT,
                  "sweep \"%s\" interrupted: %s; what is recorded stays, run it again to go on",
                  name(),
                  run.progress()));
      cancelled.initCause(e);
      throw cancelled;
    } finally {
      claim.close();
      run.done();
    }
    return study.only(trials);
  }

  /** The experiment and how many trials, for example {@code LearningRateTransfer: 45 trials}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s: %s", name(), Progress.counted(trials().size(), "trial"));
  }

  private void run(Course course, Planning planning, SweepRun run, Engine engine)
      throws InterruptedException {
    boolean more = true;
    while (more) {
      run.expect(planning.fresh(course.outlook()));
      List<Trial> fresh = planning.fresh(course.trials());
      if (!fresh.isEmpty()) {
        int before = run.progress().done();
        engine.run(type, fresh, run);
        run.study().checkpoint();
        run.requireEnded(before + fresh.size(), name());
      }
      more = !course.last();
      if (more) {
        run.pruned(course.next(run.study()));
      }
    }
  }

  private Course course(List<Trial> trials) {
    return new Course(name(), trials, options.halving());
  }

  /** Adds a factor, and says of a refusal where it belongs. */
  private Sweep named(String place, Supplier<Factor> source) {
    Factor factor;
    try {
      factor = source.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s (%s)", e.getMessage(), place), e);
    }
    return each(grid -> grid.with(factor, name()));
  }

  private Sweep with(SweepOptions others) {
    return new Sweep(type, experiment, grids, others);
  }

  private Sweep each(UnaryOperator<Grid> change) {
    return new Sweep(type, experiment, grids.stream().map(change).toList(), options);
  }
}
