package org.refigure.sweep;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run as a reader of results sees it: where it stands in the sweep, and what it measured or why
 * it measured nothing.
 */
public final class Run {
  private final SortedMap<String, Object> parameters;
  private final long seed;
  private final String gap;
  private final boolean diverged;
  private final SortedMap<String, Double> values;
  private final Supplier<Recorded> recorded;
  private volatile @Nullable Recorded read;

  private Run(
      SortedMap<String, Object> parameters,
      long seed,
      Ending ending,
      SortedMap<String, Double> values,
      Supplier<Recorded> recorded) {
    this.parameters = parameters;
    this.seed = seed;
    this.gap = ending.gap;
    this.diverged = ending.diverged;
    this.values = values;
    this.recorded = recorded;
  }

  /** How a run ended; the gap is empty if it finished, else the end of "seed 3 …". */
  private record Ending(String gap, boolean diverged) {
    static final Ending FINISHED = new Ending("", false);

    static Ending of(Outcome outcome) {
      if (outcome instanceof Outcome.Diverged end) {
        return new Ending("diverged at step " + end.step(), true);
      } else if (outcome instanceof Outcome.Failed end) {
        return new Ending("failed: " + line(end.message()), false);
      } else if (outcome instanceof Outcome.Lost end) {
        return new Ending("was lost: " + line(end.reason()), false);
      } else if (outcome instanceof Outcome.Pruned end) {
        return new Ending("was given up at step " + end.step(), false);
      }
      return FINISHED;
    }

    private static String line(String message) {
      String first = message.lines().findFirst().orElse("");
      return first.length() <= 160 ? first : first.substring(0, 160) + "…";
    }
  }

  /** A run with a record; its curves and vectors are read when they are asked for. */
  static Run of(
      SortedMap<String, Object> parameters,
      StudyStore.Row row,
      SortedMap<String, Double> values,
      Supplier<Recorded> recorded) {
    return new Run(parameters, row.trial().seed(), Ending.of(row.outcome()), values, recorded);
  }

  /** A run that is planned and has no record. */
  static Run notRun(SortedMap<String, Object> parameters, long seed) {
    return new Run(
        parameters, seed, new Ending("was not run", false), new TreeMap<>(), Recorded::nothing);
  }

  /** A row of a table; the word is that of its column {@code outcome}. */
  static Run ofRow(
      SortedMap<String, Object> parameters,
      long seed,
      String word,
      SortedMap<String, Double> values) {
    boolean finished = word.equals("finished");
    var ending = finished ? Ending.FINISHED : new Ending(word, word.equals("diverged"));
    return new Run(
        parameters, seed, ending, values, () -> new Recorded(values, new TreeMap<>(), noVectors()));
  }

  private static SortedMap<String, double[]> noVectors() {
    return new TreeMap<>();
  }

  /** Where it stands: name → {@link String}, {@link Boolean}, {@link Long} or {@link Double}. */
  public SortedMap<String, Object> parameters() {
    return Collections.unmodifiableSortedMap(parameters);
  }

  /** The seed all its randomness comes from. */
  public long seed() {
    return seed;
  }

  /** True if it ran to its end. */
  public boolean finished() {
    return gap.isEmpty();
  }

  /** True if it left the finite numbers, which is a result. */
  public boolean diverged() {
    return diverged;
  }

  /** Why it has no numbers, for example {@code diverged at step 40}; empty if it finished. */
  public Optional<String> gap() {
    return finished() ? Optional.empty() : Optional.of(gap);
  }

  /**
   * A parameter as a number.
   *
   * @throws IllegalArgumentException if it has none of that name, or it is no number
   */
  public double number(String parameter) {
    Object value = parameter(parameter);
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        parameter + " = " + value + " must be a number (of " + this + ")");
  }

  /**
   * A parameter as text.
   *
   * @throws IllegalArgumentException if it has none of that name
   */
  public String text(String parameter) {
    return Places.text(parameter(parameter));
  }

  /**
   * A recorded number; NaN if it was recorded as NaN.
   *
   * @throws IllegalArgumentException if it was not recorded; the message lists what was
   */
  public double value(String name) {
    return found(values.get(name), "value", name, values);
  }

  /**
   * A recorded curve.
   *
   * @throws IllegalArgumentException if it was not recorded; the message lists those there are
   */
  public Curve curve(String name) {
    return found(recorded().curves().get(name), "curve", name, recorded().curves());
  }

  /**
   * A recorded list of numbers, as a copy.
   *
   * @throws IllegalArgumentException if it was not recorded; the message lists those there are
   */
  public double[] vector(String name) {
    return found(recorded().vectors().get(name), "vector", name, recorded().vectors()).clone();
  }

  /** The recorded numbers by name. */
  public SortedMap<String, Double> values() {
    return Collections.unmodifiableSortedMap(values);
  }

  /** For example {@code run of seed 3 at width = 64}. */
  @Override
  public String toString() {
    return "run of seed " + seed + (parameters.isEmpty() ? "" : " at " + Places.text(parameters));
  }

  /** Everything recorded, read once. */
  Recorded recorded() {
    @Nullable Recorded known = read;
    if (known == null) {
      known = recorded.get();
      read = known;
    }
    return known;
  }

  private Object parameter(String name) {
    @Nullable Object value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          Names.unknown("parameter", name, parameters.keySet()) + " (" + this + ")");
    }
    return value;
  }

  private <T> T found(@Nullable T found, String kind, String name, SortedMap<String, ?> all) {
    if (found == null) {
      throw new IllegalArgumentException(
          Names.unknown(kind, name, all.keySet())
              + " ("
              + this
              + gap().map(why -> ", which " + why).orElse("")
              + ")");
    }
    return found;
  }
}
