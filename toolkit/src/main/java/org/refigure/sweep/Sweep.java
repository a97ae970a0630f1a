package org.refigure.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

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
  private final Experiment experiment;
  private final List<Grid> grids;

  private Sweep(Class<? extends Experiment> type, Experiment experiment, List<Grid> grids) {
    this.type = type;
    this.experiment = experiment;
    this.grids = List.copyOf(grids);
  }

  /**
   * A sweep of one trial, without parameters and with seed 0.
   *
   * @throws IllegalArgumentException if the experiment is not a public, concrete class with a
   *     public constructor without arguments
   */
  public static Sweep of(Class<? extends Experiment> experiment) {
    ExperimentClass.require(experiment);
    return new Sweep(experiment, ExperimentClass.instance(experiment), List.of(Grid.POINT));
  }

  /**
   * Adds an axis to every grid of the sweep.
   *
   * @throws IllegalArgumentException if the name is blank, a column of the study's own, or taken
   */
  public Sweep over(String name, Axis axis) {
    return each(grid -> grid.over(name, axis, name()));
  }

  /**
   * Adds an axis of listed values.
   *
   * @throws IllegalArgumentException as above, or if there are no values or one stands twice
   */
  public Sweep over(String name, Object... values) {
    try {
      return over(name, Axis.choice(values));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s (axis \"%s\" of sweep \"%s\")".formatted(e.getMessage(), name, name()), e);
    }
  }

  /** Gives a parameter one value in every trial. */
  public Sweep fix(String name, Object value) {
    return over(name, value);
  }

  /**
   * Runs every point with the seeds 0 … n − 1.
   *
   * @throws IllegalArgumentException if n &lt; 1
   */
  public Sweep seeds(int n) {
    if (n < 1) {
      throw new IllegalArgumentException(
          "seeds = %d must be ≥ 1 (sweep \"%s\")".formatted(n, name()));
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
          "seeds = %s must be at least one, none twice (sweep \"%s\")".formatted(list, name()));
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
   * @throws IllegalArgumentException if the other is a sweep of another experiment
   */
  public Sweep and(Sweep other) {
    if (other.type != type) {
      throw new IllegalArgumentException(
          "a sweep of %s must be joined with one of the same experiment, not of %s: run two sweeps"
              .formatted(type.getName(), other.type.getName()));
    }
    var union = new ArrayList<>(grids);
    union.addAll(other.grids);
    return new Sweep(type, experiment, union);
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
   * @throws IllegalArgumentException if no trial is left by {@link #where}
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
          "sweep \"%s\" must have at least one trial: its condition keeps none".formatted(name()));
    }
    return List.copyOf(trials.values());
  }

  /** What {@link #run()} would do with this study on the engine in force. */
  public Plan plan(Study study) {
    return plan(study, Engine.current());
  }

  /** What running with this study on this engine would do. */
  public Plan plan(Study study, Engine engine) {
    List<Trial> trials = trials();
    List<Trial> fresh = fresh(trials, study);
    return plan(trials.size(), fresh.size(), timer(fresh, study, engine), engine);
  }

  /**
   * Runs what is missing in the experiment's default study ({@link Study#of}) on the engine in
   * force ({@link Engine#current}), heard by the installed listeners.
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
    return run(study, Engine.current(), SweepListener.installed(this));
  }

  /**
   * Runs the trials that the study has no result of; trials that failed or were lost before are
   * tried again. Each is recorded as it ends.
   *
   * @return the study's view of this sweep's trials, failed ones included
   * @throws CancellationException if the thread is interrupted: workers are ended, what was
   *     recorded stays, the thread's interrupt flag is set, and the same call goes on from there
   * @throws SweepException if the study cannot be written or no worker starts
   */
  public Study run(Study study, Engine engine, SweepListener listener) {
    List<Trial> trials = trials();
    List<Trial> fresh = fresh(trials, study);
    var timer = timer(fresh, study, engine);
    var run = new SweepRun(study, fresh.size(), timer, listener);
    run.start(plan(trials.size(), fresh.size(), timer, engine));
    try {
      if (!fresh.isEmpty()) {
        engine.run(type, fresh, record -> run.finished(record.ranBy(engine.word())));
        study.checkpoint();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var cancelled =
          new CancellationException(
              "sweep \"%s\" interrupted: %s; what is recorded stays, run it again to go on"
                  .formatted(name(), run.progress()));
      cancelled.initCause(e);
      throw cancelled;
    } finally {
      run.done();
    }
    return study.only(trials);
  }

  /** The experiment and how many trials, for example {@code LearningRateTransfer: 45 trials}. */
  @Override
  public String toString() {
    return "%s: %s".formatted(name(), Progress.counted(trials().size(), "trial"));
  }

  private Sweep each(UnaryOperator<Grid> change) {
    return new Sweep(type, experiment, grids.stream().map(change).toList());
  }

  private static List<Trial> fresh(List<Trial> trials, Study study) {
    Set<String> settled = study.settled();
    return trials.stream().filter(trial -> !settled.contains(trial.id())).toList();
  }

  private static Plan plan(int total, int fresh, Timer timer, Engine engine) {
    int sideBySide = Math.min(engine.workers(), Math.max(1, fresh));
    return new Plan(total, total - fresh, fresh, timer.left(), sideBySide);
  }

  /** Knows the study's finished trials of this experiment, and expects the fresh ones. */
  private Timer timer(List<Trial> fresh, Study study, Engine engine) {
    var timer = new Timer(experiment, engine.workers());
    study.rows().stream()
        .filter(row -> row.outcome() instanceof Outcome.Finished)
        .filter(row -> row.trial().experiment().equals(type.getName()))
        .filter(row -> row.trial().version() == experiment.version())
        .forEach(row -> timer.past(row.trial(), row.seconds()));
    timer.expect(fresh);
    return timer;
  }
}
