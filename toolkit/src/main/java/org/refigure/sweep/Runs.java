package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.refigure.stats.Summary;
import tech.tablesaw.api.Table;

/**
 * The runs of a sweep, or of a table of one's own, ready to be read: picked by their parameters,
 * averaged over seeds, followed along an axis.
 *
 * <pre>{@code
 * runs.where("points", 1000).where("angle", 60).mean("gap")      // an estimate, n of how many seeds
 * runs.mean("gap").against("angle").each("points")               // curves for a figure
 * runs.where("rule", "SGD").mean("loss").minus(runs.where("rule", "AdamW").mean("loss"))
 * runs.mean("sigma").exponentIn("width")                         // fitted inside each seed
 * }</pre>
 *
 * <p>Runs that diverged, failed, were lost or never ran stay in: a statistic counts the seeds it
 * has and names those it lacks, with the reason. Seeds are independent repeats, the runs of one
 * seed are not: whatever is computed of several runs is computed inside each seed first.
 */
public final class Runs {
  private final List<Run> runs;
  private final RunView view;

  private Runs(List<Run> runs, RunView view) {
    this.runs = List.copyOf(runs);
    this.view = view;
  }

  /** Runs from a place, which messages name. */
  static Runs of(List<Run> runs, String place, boolean paired) {
    return new Runs(runs, new RunView(place, Map.of(), Set.of(), false, paired));
  }

  /**
   * The rows of a table as runs. A column {@code seed} numbers the repeats; columns left of it are
   * parameters, columns right of it values, as in {@link Study#table}. Where there is no such
   * column, text, truth values and whole numbers are parameters, other numbers are values, and the
   * rows of one setting are repeats of it, which pair nothing. A column {@code outcome} may say
   * which rows did not finish.
   *
   * @throws IllegalArgumentException if there is no row or no column of values
   */
  public static Runs of(Table table) {
    return RunTable.read(table, List.of());
  }

  /** The same with the parameters named: every other column of numbers is a value. */
  public static Runs of(Table table, String... parameters) {
    return RunTable.read(table, List.of(parameters));
  }

  /**
   * Those whose parameter (or {@code seed}) has this value, or one of a list of values. Numbers
   * compare as numbers, to nine digits; enums by their names.
   *
   * @throws IllegalArgumentException if none is left; the message says which values there are
   */
  public Runs where(String parameter, Object value) {
    requireParameter(parameter);
    Collection<?> wanted = value instanceof Collection<?> several ? several : List.of(value);
    List<Run> left =
        runs.stream()
            .filter(
                run -> {
                  @Nullable Object stored = Places.stored(run, parameter);
                  return stored != null
                      && wanted.stream().anyMatch(one -> Places.same(stored, one));
                })
            .toList();
    String text = Places.list(List.copyOf(wanted));
    if (left.isEmpty()) {
      throw new IllegalArgumentException(
          "no run has "
              + parameter
              + " = "
              + text
              + suffix()
              + "; "
              + parameter
              + " is "
              + Places.list(places(parameter))
              + " ("
              + view.place()
              + ")");
    }
    var conditions = new LinkedHashMap<>(view.conditions());
    conditions.put(parameter, text);
    return with(left, conditions);
  }

  /**
   * Those that a condition holds for.
   *
   * @throws IllegalArgumentException if it holds for none
   */
  public Runs where(Predicate<Run> condition) {
    List<Run> left = runs.stream().filter(condition).toList();
    if (left.isEmpty()) {
      throw new IllegalArgumentException(
          "the condition keeps none of " + this + suffix() + ": loosen it");
    }
    return with(left, view.conditions());
  }

  /** These runs at each value of a parameter: numbers ascending, others as they first come. */
  public Map<Object, Runs> by(String parameter) {
    requireParameter(parameter);
    long without = runs.stream().filter(run -> Places.stored(run, parameter) == null).count();
    if (without > 0) {
      throw new IllegalArgumentException(
          without
              + " of "
              + this
              + " have no parameter \""
              + parameter
              + "\": pick those that have it by another parameter, "
              + parameters());
    }
    var groups = new LinkedHashMap<Object, List<Run>>();
    places(parameter).forEach(place -> groups.put(place, new ArrayList<>()));
    runs.forEach(run -> groups.get(Places.stored(run, parameter)).add(run));
    var split = new LinkedHashMap<Object, Runs>();
    groups.forEach((place, group) -> split.put(place, with(group, view.conditions())));
    return split;
  }

  /** The runs of each seed, seeds ascending. */
  public SortedMap<Long, Runs> bySeed() {
    var groups = new TreeMap<Long, List<Run>>();
    runs.forEach(run -> groups.computeIfAbsent(run.seed(), seed -> new ArrayList<>()).add(run));
    var split = new TreeMap<Long, Runs>();
    groups.forEach((seed, group) -> split.put(seed, with(group, view.conditions())));
    return split;
  }

  /**
   * The same runs, where a seed counts by those of its runs that have a number. Else a seed that
   * lacks one of its settings is missing as a whole, since the mean over the settings that happened
   * to finish is another quantity.
   */
  public Runs available() {
    return new Runs(runs, view.ofAvailable());
  }

  /**
   * The same runs, where curves average over these parameters inside each seed. Else a curve
   * refuses to: that an axis was forgotten is likelier.
   */
  public Runs averagedOver(String... names) {
    Arrays.stream(names).forEach(this::requireParameter);
    var all = new TreeSet<>(view.averaged());
    all.addAll(List.of(names));
    return new Runs(runs, view.averagedOver(all));
  }

  /**
   * The mean over seeds of a recorded value, itself averaged over the runs of a seed.
   *
   * @throws IllegalArgumentException if no run recorded it; the message lists what was
   */
  public Quantity mean(String value) {
    requireValue(value);
    return new Quantity(RunReading.of(this, value), Summary.MEAN);
  }

  /** The mean over seeds of a number computed of every finished run. */
  public Quantity mean(ToDoubleFunction<Run> number) {
    return new Quantity(RunReading.computed(this, "computed number", number), Summary.MEAN);
  }

  /** The share of finished runs, one for each seed, of which something holds. */
  public Quantity share(Predicate<Run> holds) {
    return mean(run -> holds.test(run) ? 1 : 0).share();
  }

  /** The median over seeds of a recorded value. */
  public Quantity median(String value) {
    return mean(value).median();
  }

  /**
   * The mean over seeds of any statistic of the runs of one seed, for example an area below a
   * curve. Where runs are missing their values are NaN; a seed whose statistic is then NaN, or
   * refused, is missing with the reason of its runs.
   */
  public Quantity perSeed(ToDoubleFunction<Runs> statistic) {
    return new Quantity(new SeedReading(this, "statistic of a seed", statistic), Summary.MEAN);
  }

  /**
   * A recorded curve, its mean over seeds at each step.
   *
   * @throws IllegalArgumentException if no run recorded it; the message lists those there are
   */
  public Curves curve(String name) {
    requireRecorded("curve", name, run -> run.recorded().curves().keySet());
    return Curves.ofCurve(this, name);
  }

  /**
   * A recorded list of numbers, its mean over seeds at each place.
   *
   * @throws IllegalArgumentException if no run recorded it; the message lists those there are
   */
  public Curves vector(String name) {
    requireRecorded("vector", name, run -> run.recorded().vectors().keySet());
    return Curves.ofVector(this, name);
  }

  /** A recorded value of every run, in order; NaN for runs without it. */
  public double[] values(String name) {
    requireValue(name);
    return runs.stream()
        .mapToDouble(
            run -> run.finished() ? run.values().getOrDefault(name, Double.NaN) : Double.NaN)
        .toArray();
  }

  /** A numeric parameter of every run, in order. */
  public double[] parameter(String name) {
    requireParameter(name);
    return runs.stream().mapToDouble(run -> run.number(name)).toArray();
  }

  /** The values of a numeric parameter, ascending, each once. */
  public double[] distinct(String parameter) {
    requireParameter(parameter);
    return Reading.numbers(parameter, places(parameter));
  }

  /** The seeds, ascending. */
  public long[] seeds() {
    return runs.stream().mapToLong(Run::seed).sorted().distinct().toArray();
  }

  /** Every run, in the order of the sweep. */
  public List<Run> runs() {
    return runs;
  }

  /** The runs without numbers: diverged, failed, lost, given up, not run. */
  public List<Run> missing() {
    return runs.stream().filter(run -> !run.finished()).toList();
  }

  /** How many runs these are. */
  public int size() {
    return runs.size();
  }

  /** The names of the parameters. */
  public Set<String> parameters() {
    var names = new TreeSet<String>();
    runs.forEach(run -> names.addAll(run.parameters().keySet()));
    return names;
  }

  /** One row per run: parameters, {@code seed}, {@code outcome}, values. */
  public Table table() {
    return RunTable.write(runs);
  }

  /** For example {@code 30 runs of RotationGap (28 finished, seed 3 diverged at step 40, …)}. */
  @Override
  public String toString() {
    List<Run> lacking = missing();
    String finished = lacking.isEmpty() ? "all finished" : (size() - lacking.size()) + " finished";
    String reasons =
        lacking.stream()
            .limit(3)
            .map(run -> ", seed " + run.seed() + " " + run.gap().orElse(""))
            .collect(Collectors.joining());
    String more = lacking.size() > 3 ? ", …" : "";
    return Progress.counted(size(), "run")
        + " of "
        + view.place()
        + " ("
        + finished
        + reasons
        + more
        + ")";
  }

  boolean isAvailable() {
    return view.available();
  }

  /** Whether seeds were given, so that two sets of runs can be paired by them. */
  boolean isPaired() {
    return view.paired();
  }

  /** Whether the runs can be told apart by this parameter: it is theirs, and not picked already. */
  boolean splits(String parameter) {
    return !view.conditions().containsKey(parameter)
        && runs.stream().anyMatch(run -> Places.stored(run, parameter) != null);
  }

  /** The conditions behind a name: {@code (rule = SGD)}; empty without any. */
  String suffix() {
    return view.suffix();
  }

  /** The part of a setting in which these runs differ. */
  SortedMap<String, Object> telling(SortedMap<String, Object> setting) {
    var part = new TreeMap<String, Object>();
    setting.forEach(
        (name, value) -> {
          if (places(name).size() > 1) {
            part.put(name, value);
          }
        });
    return part;
  }

  /** Parameters of several values that nobody asked to average over. */
  Set<String> hidden() {
    var hidden = new TreeSet<String>();
    for (String name : parameters()) {
      if (!view.averaged().contains(name) && places(name).size() > 1) {
        hidden.add(name);
      }
    }
    return hidden;
  }

  private List<Object> places(String parameter) {
    return Places.of(runs, parameter);
  }

  private Runs with(List<Run> left, Map<String, String> conditions) {
    return new Runs(left, view.where(conditions));
  }

  private void requireParameter(String name) {
    if (!name.equals(Columns.SEED) && !parameters().contains(name)) {
      throw new IllegalArgumentException(
          Names.unknown("parameter", name, parameters()) + " (" + view.place() + ")");
    }
  }

  private void requireValue(String name) {
    requireRecorded("value", name, run -> run.values().keySet());
  }

  /** Where nothing finished nobody knows the names: the runs' own reasons then speak. */
  private void requireRecorded(String kind, String name, Function<Run, Set<String>> recorded) {
    var names = new TreeSet<String>();
    boolean finished = false;
    for (Run run : runs) {
      if (run.finished()) {
        finished = true;
        Set<String> ofRun = recorded.apply(run);
        if (ofRun.contains(name)) {
          return;
        }
        names.addAll(ofRun);
      }
    }
    if (finished) {
      throw new IllegalArgumentException(
          Names.unknown(kind, name, names) + " (" + view.place() + ")");
    }
  }
}
