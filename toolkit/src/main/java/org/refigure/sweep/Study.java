package org.refigure.sweep;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.refigure.Setting;
import org.refigure.UserFolders;
import org.refigure.sweep.StudyStore.Row;
import tech.tablesaw.api.Table;

/**
 * The results of trials: a SQLite file, or a view of some of its trials.
 *
 * <p>For every trial one record counts: its result if it finished or diverged, else its last
 * attempt. The tables of the file are described in the package documentation.
 *
 * <p>Closing is optional: a study that is no longer reachable closes by itself. Views share the
 * connection of the study they were taken from. All methods may be called from any thread.
 */
public final class Study implements AutoCloseable {
  private static final UnaryOperator<List<Row>> EVERYTHING = UnaryOperator.identity();

  private final StudyStore store;
  private final UnaryOperator<List<Row>> choice;
  private final List<Trial> planned;

  private Study(StudyStore store, UnaryOperator<List<Row>> choice, List<Trial> planned) {
    this.store = store;
    this.choice = choice;
    this.planned = planned;
  }

  /**
   * Opens a study file, or makes it and its folder where there is none.
   *
   * @throws SweepException if the file is no study, was written by a newer version, or cannot be
   *     opened for writing; such a file is left as it is
   */
  public static Study open(Path file) {
    return new Study(StudyStore.open(file), EVERYTHING, List.of());
  }

  /**
   * Opens a study file for reading only, also while another process runs it, and also where the
   * disk is read-only. What is recorded later is seen by later calls.
   *
   * @throws SweepException if there is no such file, it is no study, or it is of another schema
   */
  public static Study read(Path file) {
    return new Study(StudyStore.read(file), EVERYTHING, List.of());
  }

  /** A study that is gone when it is closed. */
  public static Study inMemory() {
    return new Study(StudyStore.inMemory(), EVERYTHING, List.of());
  }

  /**
   * Opens the study an experiment has by default: {@code <simple class name>.sqlite} in {@link
   * #folder}; of one that was written in a notebook's cell {@code <notebook>.<simple class
   * name>.sqlite}, so that notebooks that use one class name do not meet.
   *
   * <p>The notebook's name is that of its file, which Jupyter tells in the environment variable
   * {@code JPY_SESSION_NAME}; the system property {@code refigure.notebook} goes before it. Where
   * neither is set, it is the name of the working folder. Notebooks of one name share the file, but
   * no results: a trial is known by its code.
   */
  public static Study of(Class<? extends Experiment> experiment) {
    String notebook = CellNames.born(experiment) ? NotebookName.current() + "." : "";
    return open(folder().resolve(notebook + experiment.getSimpleName() + ".sqlite"));
  }

  /**
   * The folder of default studies: the system property {@code refigure.studies}, else the
   * environment variable {@code REFIGURE_STUDIES}, else {@code refigure/studies} in {@code
   * $XDG_CACHE_HOME} or {@code ~/.cache}. What is blank counts as not set.
   *
   * @throws SweepException if none of them says where it is
   */
  public static Path folder() {
    try {
      return Setting.of("studies")
          .map(Path::of)
          .orElseGet(() -> UserFolders.current().cache().resolve("studies"));
    } catch (IllegalStateException e) {
      throw new SweepException("studies have no folder: " + e.getMessage(), e);
    }
  }

  /**
   * Stores a record: once this returns, a crash of the process does not lose it. Of a trial that is
   * settled already the first result is kept; where it cannot be stored, earlier records stay.
   */
  public void record(TrialRecord record) {
    store.write(record);
  }

  /** Stores many at once and faster: all of them or, where one cannot be stored, none. */
  public void record(Collection<TrialRecord> records) {
    store.write(records);
  }

  /** Stores many of different trials, made meanwhile: all or, where a last check throws, none. */
  void record(Iterator<RecordWriter.Prepared> records, Runnable lastCheck) {
    store.write(records, true, lastCheck);
  }

  /** True if the trial finished or diverged, so that it need not run again. */
  public boolean contains(Trial trial) {
    return store.settled(trial);
  }

  /** The record that counts of every trial. */
  public List<TrialRecord> records() {
    return stream().toList();
  }

  /** The record that counts of every trial that failed or was lost. */
  public List<TrialRecord> failures() {
    return records().stream().filter(record -> record.outcome().failure()).toList();
  }

  /**
   * One row per trial: its parameters, {@code seed}, {@code outcome}, {@code seconds}, and what it
   * recorded as values. Whole-number columns are LONG, others DOUBLE, STRING or BOOLEAN; what a
   * trial lacks is missing, and so is NaN: where a trial recorded one, a last column {@code
   * recorded as nan} lists the names of its values that are. Where the rows come from several
   * experiments or versions, columns {@code experiment} and {@code version} stand in front.
   *
   * @throws SweepException if two columns differ in case only
   */
  public Table table() {
    List<Row> rows = rows();
    return new StudyTables(store.place()).summary(rows, values(rows));
  }

  /** The columns of {@link #table}, in which NaN and what was not recorded are two things. */
  List<StudyColumn> columns() {
    List<Row> rows = rows();
    return new StudyTables(store.place()).trials(rows, values(rows));
  }

  private List<SortedMap<String, Double>> values(List<Row> rows) {
    var values = store.values();
    return rows.stream()
        .map(row -> values.getOrDefault(row.record(), Collections.emptySortedMap()))
        .toList();
  }

  /**
   * One row per trial: its parameters, {@code seed}, {@code attempt}, {@code recorded} (when, in
   * UTC), and the facts of its {@link Provenance}, a column each.
   */
  public Table provenance() {
    List<Row> rows = rows();
    Map<Long, String> times = store.recordedAt();
    return new StudyTables(store.place())
        .provenance(rows, rows.stream().map(row -> times.getOrDefault(row.record(), "")).toList());
  }

  /**
   * One row per point of a curve: parameters, {@code seed}, {@code step} and {@code value}. Trials
   * that did not record it have no rows.
   *
   * @throws IllegalArgumentException if no trial recorded such a curve; the message lists those
   *     there are
   */
  public Table curves(String curve) {
    return curves(curve, Integer.MAX_VALUE);
  }

  /**
   * The same with at most so many points of each trial, see {@link Curve#thinned}: for figures of
   * long runs. The study keeps all points.
   */
  public Table curves(String curve, int points) {
    List<Row> rows = rows();
    var all = rows.stream().map(row -> store.curves(row.record())).toList();
    if (all.stream().noneMatch(curves -> curves.containsKey(curve))) {
      Set<String> names = new TreeSet<>();
      all.forEach(curves -> names.addAll(curves.keySet()));
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "curve = \"%s\" must be one that a trial of study %s recorded: %s",
              curve,
              store.place(),
              names));
    }
    return new StudyTables(store.place())
        .points(
            curve,
            rows,
            all.stream()
                .map(curves -> curves.getOrDefault(curve, new Curve(new long[0], new double[0])))
                .map(found -> found.thinned(points))
                .toList());
  }

  /**
   * The record that counts of one trial.
   *
   * @throws IllegalArgumentException if the trial was never recorded
   */
  public TrialRecord record(Trial trial) {
    return only(List.of(trial)).records().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "trial %s with seed %d has no record in study %s: run it first",
                        trial.parameters(),
                        trial.seed(),
                        store.place())));
  }

  /**
   * A list of numbers that one trial recorded.
   *
   * @throws IllegalArgumentException if it did not; the message lists what it recorded
   */
  public double[] vector(Trial trial, String name) {
    return record(trial).vector(name);
  }

  /**
   * A view of these trials, in this order. Those without a record are left out of its tables;
   * {@link #runs} names them as not run.
   */
  public Study only(Collection<Trial> trials) {
    List<String> ids = trials.stream().map(Trial::id).distinct().toList();
    return new Study(
        store,
        rows -> {
          var byId = new HashMap<String, Row>();
          choice.apply(rows).forEach(row -> byId.put(row.id(), row));
          return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
        },
        List.copyOf(trials));
  }

  /** The trials of this view as runs, ready for statistics: none is left out. */
  public Runs runs() {
    return StudyRuns.of(this, store, planned);
  }

  /** The {@link #runs} with this parameter, see {@link Runs#where(String, Object)}. */
  public Runs where(String parameter, Object value) {
    return runs().where(parameter, value);
  }

  /** The {@link #runs} that this holds for, see {@link Runs#where(Predicate)}. */
  public Runs where(Predicate<Run> condition) {
    return runs().where(condition);
  }

  /** The mean over seeds of a recorded value, see {@link Runs#mean(String)}. */
  public Quantity mean(String value) {
    return runs().mean(value);
  }

  /** The mean over seeds of a number of every run, see {@link Runs#mean(ToDoubleFunction)}. */
  public Quantity mean(ToDoubleFunction<Run> number) {
    return runs().mean(number);
  }

  /** The median over seeds of a recorded value, see {@link Runs#median}. */
  public Quantity median(String value) {
    return runs().median(value);
  }

  /** The mean over seeds of a statistic of the runs of each, see {@link Runs#perSeed}. */
  public Quantity perSeed(ToDoubleFunction<Runs> statistic) {
    return runs().perSeed(statistic);
  }

  /** A recorded curve over seeds, see {@link Runs#curve}. */
  public Curves curve(String name) {
    return runs().curve(name);
  }

  /** A recorded list of numbers over seeds, see {@link Runs#vector}. */
  public Curves vector(String name) {
    return runs().vector(name);
  }

  /** A recorded value of every run, see {@link Runs#values}. */
  public double[] values(String name) {
    return runs().values(name);
  }

  /** The values of a numeric parameter, see {@link Runs#distinct}. */
  public double[] distinct(String parameter) {
    return runs().distinct(parameter);
  }

  /** Closes the file, also for all views of it. */
  @Override
  public void close() {
    store.close();
  }

  /** One line: how many trials, by outcome, and where they are. */
  @Override
  public String toString() {
    var counts = choice == EVERYTHING ? store.outcomes() : StudyStore.outcomes(rows());
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    String trials = Progress.counted(all, "trial");
    return String.format(Locale.ROOT, "study %s: %s %s", store.place(), trials, counts);
  }

  /**
   * Writes a file for other tools, in the format its name ends in.
   *
   * <ul>
   *   <li>{@code .csv}: {@link #table}; what is not recorded is empty, NaN is {@code NaN}
   *   <li>{@code .parquet}: the same; what is not recorded is null
   *   <li>{@code .jsonl}: one JSON object per trial with everything recorded, curves and vectors as
   *       arrays, and its provenance; NaN and the infinities are text
   * </ul>
   *
   * @throws IllegalArgumentException if the name ends otherwise
   * @throws SweepException if the file cannot be written
   */
  public void export(Path file) {
    new StudyExport(this).to(file);
  }

  /**
   * Writes every trial as a run into a folder that MLflow reads ({@code mlflow ui
   * --backend-store-uri FOLDER}). Runs that are there already are written anew.
   *
   * @throws SweepException if the folder cannot be written
   */
  public void exportMlflow(Path folder) {
    new MlflowExport(folder, System.currentTimeMillis()).write(stream());
  }

  /**
   * What differs from another study: trials that only one of them has, and trials of both with
   * another outcome or other numbers. Where both have a point of the sweep under different versions
   * or with different data, that is one difference.
   */
  public StudyDiff diff(Study other) {
    var comparison = new StudyComparison(rows(), other.rows());
    return new StudyDiff(
        store.place(), other.store.place(), comparison.changes(this::read, other::read));
  }

  /** How many of these trials have results that no longer count, and why. */
  public Stale stale(Collection<Trial> trials) {
    return store.stale(trials);
  }

  /** The records that count, each read when it is its turn. */
  Stream<TrialRecord> stream() {
    return rows().stream().map(this::read);
  }

  private TrialRecord read(Row row) {
    return new TrialRecord(
        row.trial(), row.outcome(), store.recorded(row.record()), row.execution());
  }

  /** The rows of this view, for the plan of a sweep. */
  List<Row> rows() {
    return choice.apply(store.rows());
  }

  /** The ids of all settled trials, of this view or not. */
  Set<String> settled() {
    return store.settled();
  }

  /** Takes the right to run a sweep in this study, until it is closed; throws if another has it. */
  StudyClaim claim() {
    return store.claim();
  }

  /** Brings the file to a state in which it can be copied alone. */
  void checkpoint() {
    store.checkpoint();
  }
}
