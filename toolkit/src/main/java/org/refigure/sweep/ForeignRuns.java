package org.refigure.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.refigure.sweep.ForeignNames.Kind;
import org.refigure.sweep.RecordWriter.Prepared;

/**
 * Runs of another program, from its table: one row per run, or one per step of a run. They become
 * records like those of a sweep, so that everything that reads a study reads them.
 */
public final class ForeignRuns {
  private static final Set<String> FAILED =
      Set.of("crashed", "failed", "killed", "error", "preempted", "lost", "cancelled", "canceled");
  private static final Set<String> UNDER_WAY = Set.of("running", "pending", "queued", "scheduled");

  private final ForeignTable table;
  private final ForeignNames names;
  private final String experiment;
  private final Map<String, Integer> parameters;
  private final Map<String, Integer> values;
  private final Optional<Integer> seed;
  private final Optional<Integer> state;

  private ForeignRuns(ForeignTable table, ForeignNames names, String experiment) {
    this.table = table;
    this.names = names;
    this.experiment = experiment;
    parameters = places(Kind.PARAMETER);
    values = places(Kind.VALUE);
    seed = place(Kind.SEED);
    state = place(Kind.STATE);
  }

  private Map<String, Integer> places(Kind kind) {
    Map<String, Integer> places = new LinkedHashMap<>();
    names.all(kind).forEach(column -> places.put(column, table.index(column)));
    return places;
  }

  private Optional<Integer> place(Kind kind) {
    return names.only(kind).map(table::index);
  }

  /**
   * Reads a file: CSV, JSON Lines, Parquet, or MLflow's folder.
   *
   * @param parameters columns that are settings
   * @param values columns that are measured
   * @param seed the column with the seed; guessed where empty
   * @throws SweepException if it cannot be read, or has no such column
   */
  public static ForeignRuns read(
      Path file, List<String> parameters, List<String> values, Optional<String> seed) {
    ForeignTable table = ForeignTable.read(file);
    Map<String, Kind> given = new LinkedHashMap<>();
    parameters.forEach(column -> given.put(column, Kind.PARAMETER));
    values.forEach(column -> given.put(column, Kind.VALUE));
    seed.ifPresent(column -> given.put(column, Kind.SEED));
    ForeignNames names = ForeignNames.of(table, given);
    if (names.all(Kind.VALUE).isEmpty()) {
      throw new SweepException(
          file + " has no column of measured numbers: name one with --loss (" + names + ")", null);
    }
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.\\w+$", "");
    return new ForeignRuns(table, names, name);
  }

  /** The same with everything guessed: {@link #kinds} says what the columns were taken for. */
  public static ForeignRuns read(Path file) {
    return read(file, List.of(), List.of(), Optional.empty());
  }

  /**
   * Refuses a table in which a column has a cell that is no number.
   *
   * @param column for example the width's
   * @throws SweepException if there is such a cell; names the row
   */
  public ForeignRuns requireNumbers(String column) {
    int index = table.index(column);
    for (int i = 0; i < table.rows().size(); i++) {
      String cell = table.rows().get(i)[index];
      if (!cell.isEmpty()) {
        number(i, column, cell);
      }
    }
    return this;
  }

  /** What the columns were taken for, in one line. */
  public String kinds() {
    return names.toString();
  }

  /**
   * The runs as records.
   *
   * @throws SweepException if a cell is not what its column is, or two rows are one run; names the
   *     rows
   */
  public List<TrialRecord> records() {
    Optional<Integer> step = place(Kind.STEP);
    List<List<Integer>> runs = runs(step).toList();
    List<TrialRecord> records;
    try {
      records = runs.parallelStream().map(rows -> record(rows, step)).toList();
    } catch (SweepException anyRow) {
      records = runs.stream().map(rows -> record(rows, step)).toList(); // the first row is named
    }
    Map<Trial, Integer> seen = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      Trial trial = records.get(i).trial();
      int row = runs.get(i).get(0);
      Integer earlier = seen.put(trial, row);
      if (earlier != null) {
        throw new SweepException(
            String.format(
                Locale.ROOT,
                "%s: rows %d and %d are one run by their parameters and seed (%s): name the column"
                    + " that tells them apart with --parameters, or drop one",
                table.place(),
                earlier + 2,
                row + 2,
                trial.parameters()),
            null);
      }
    }
    return records;
  }

  /** The rows of each run. */
  private Stream<List<Integer>> runs(Optional<Integer> step) {
    if (step.isEmpty()) {
      return IntStream.range(0, table.rows().size()).mapToObj(List::of);
    }
    Optional<Integer> name = place(Kind.RUN);
    Map<String, List<Integer>> runs = new LinkedHashMap<>();
    for (int i = 0; i < table.rows().size(); i++) {
      runs.computeIfAbsent(run(i, name), any -> new ArrayList<>()).add(i);
    }
    return runs.values().stream();
  }

  /** The runs as a study that is gone when it is closed. */
  public Study study() {
    return filled(Study.inMemory());
  }

  /**
   * The runs as a study in a file, which is made, or joined where it exists; untouched where the
   * table is refused.
   */
  public Study into(Path file) {
    boolean there = Files.exists(file);
    Study study = Study.open(file);
    try {
      return filled(study);
    } catch (RuntimeException e) {
      study.close();
      if (!there) {
        StudyFile.remove(file);
      }
      throw e;
    }
  }

  /** A run is made a record when it is its turn: a table may have a million. */
  private Study filled(Study study) {
    Optional<Integer> step = place(Kind.STEP);
    var ids = new IdsOnce();
    Stream<Prepared> runs =
        runs(step).map(rows -> Prepared.of(record(rows, step))).peek(run -> ids.add(run.id()));
    try {
      study.record(
          runs.iterator(),
          () -> {
            if (ids.twoAlike()) {
              throw new SweepException(table.place() + " seems to have a run twice", null);
            }
          });
    } catch (RuntimeException e) {
      List<TrialRecord> records = records(); // names the first row for which it is refused
      if (!ids.twoAlike()) {
        throw e;
      }
      study.record(records); // two ids that only begin alike
    }
    return study;
  }

  private TrialRecord record(List<Integer> rows, Optional<Integer> step) {
    int last = rows.get(rows.size() - 1);
    var settings = new TreeMap<String, Object>();
    parameters.forEach(
        (column, c) -> {
          String cell = table.rows().get(last)[c];
          if (!cell.isEmpty()) {
            settings.put(column, setting(cell));
          }
        });
    var measured = new TreeMap<String, Double>();
    var curves = new TreeMap<String, Curve>();
    values.forEach(
        (column, c) -> {
          step.ifPresent(s -> curve(rows, s, c, column).ifPresent(it -> curves.put(column, it)));
          for (int i = rows.size() - 1; i >= 0 && !measured.containsKey(column); i--) {
            String cell = table.rows().get(rows.get(i))[c];
            if (!cell.isEmpty()) {
              measured.put(column, number(rows.get(i), column, cell));
            }
          }
        });
    Trial trial = new Trial(experiment, 1, settings, seed(last));
    return new TrialRecord(
        trial, 1, outcome(last, measured), 0, new Recorded(measured, curves, new TreeMap<>()));
  }

  private Optional<Curve> curve(List<Integer> rows, int step, int column, String name) {
    List<long[]> steps = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    for (int row : rows) {
      String cell = table.rows().get(row)[column];
      if (!cell.isEmpty()) {
        steps.add(new long[] {(long) number(row, "step", table.rows().get(row)[step])});
        numbers.add(number(row, name, cell));
      }
    }
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Curve(
                steps.stream().mapToLong(s -> s[0]).toArray(),
                numbers.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  /** How the run ended: a number that is not finite is a run that diverged. */
  private Outcome outcome(int row, Map<String, Double> measured) {
    String said = state.map(c -> table.rows().get(row)[c]).orElse("");
    String word = said.toLowerCase(Locale.ROOT);
    if (FAILED.contains(word) || UNDER_WAY.contains(word)) {
      return new Outcome.Failed("its state is \"" + said + "\"");
    }
    return measured.entrySet().stream()
        .filter(entry -> !Double.isFinite(entry.getValue()))
        .findFirst()
        .<Outcome>map(entry -> new Outcome.Diverged(0, entry.getKey() + " is " + entry.getValue()))
        .orElseGet(Outcome.Finished::new);
  }

  private String run(int row, Optional<Integer> name) {
    String[] cells = table.rows().get(row);
    if (name.isPresent()) {
      return cells[name.get()];
    }
    StringBuilder key = new StringBuilder();
    parameters.values().forEach(c -> key.append(cells[c]).append('\n'));
    return key.append(seed(row)).toString();
  }

  private long seed(int row) {
    if (seed.isEmpty()) {
      return 0;
    }
    String column = table.columns().get(seed.get());
    String cell = table.rows().get(row)[seed.get()];
    double number = number(row, column, cell.isEmpty() ? "0" : cell);
    if (number != Math.rint(number)) {
      throw wrong(row, column, cell, "must be a whole number");
    }
    return (long) number;
  }

  private static Object setting(String cell) {
    double number;
    try {
      number = ForeignNames.number(cell);
    } catch (NumberFormatException e) {
      return cell;
    }
    boolean whole =
        number == Math.rint(number)
            && Math.abs(number) < 1e15
            && cell.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
    return whole ? (Object) (long) number : (Object) number;
  }

  private double number(int row, String column, String cell) {
    try {
      return ForeignNames.number(cell);
    } catch (NumberFormatException e) {
      String rule =
          cell.matches("-?\\d+,\\d+")
              ? "has a decimal comma: export it with decimal points"
              : "must be a number, as all of its column";
      throw wrong(row, column, cell, rule);
    }
  }

  private SweepException wrong(int row, String column, String cell, String rule) {
    return new SweepException(
        String.format(
            Locale.ROOT,
            "%s, row %d, column \"%s\": \"%s\" %s",
            table.place(),
            row + 2,
            column,
            cell,
            rule),
        null);
  }
}
