package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.refigure.stats.Series;
import org.refigure.stats.SeriesSource;
import org.refigure.stats.Summary;

/**
 * A recorded curve, summed up over seeds at each step. A recorded list of numbers is a curve too:
 * its steps are the places 1, 2, … of the list.
 *
 * <pre>{@code
 * runs.curve("loss").each("width")      // for a figure
 * runs.curve("loss").last()             // a number of every seed
 * runs.vector("spectrum").at(1)         // the largest singular value
 * }</pre>
 *
 * <p>Values meet by their step, never by their position. Runs that recorded other steps are
 * refused, or joined where they meet by {@link #onCommonSteps}. Runs that did not finish are
 * missing.
 */
public final class Curves implements SeriesSource {
  private static final int ALL = Integer.MAX_VALUE;

  private final Runs runs;
  private final String name;
  private final Function<Run, @Nullable Curve> recorded;
  private final Form form;

  /** How the curves are put together. */
  private record Form(Summary summary, List<String> keys, boolean common, int points) {}

  private Curves(Runs runs, String name, Function<Run, @Nullable Curve> recorded, Form form) {
    this.runs = runs;
    this.name = name;
    this.recorded = recorded;
    this.form = form;
  }

  static Curves ofCurve(Runs runs, String name) {
    return new Curves(
        runs,
        name,
        run -> run.recorded().curves().get(name),
        new Form(Summary.MEAN, List.of(), false, ALL));
  }

  static Curves ofVector(Runs runs, String name) {
    return new Curves(
        runs,
        name,
        run -> {
          double @Nullable [] values = run.recorded().vectors().get(name);
          return values == null ? null : new Curve(places(values.length), values);
        },
        new Form(Summary.MEAN, List.of(), false, ALL));
  }

  /** One curve for each value of these parameters. */
  public Curves each(String... parameters) {
    var keys = new ArrayList<>(form.keys);
    for (String parameter : parameters) {
      runs.by(parameter);
      keys.add(parameter);
    }
    return with(new Form(form.summary, List.copyOf(keys), form.common, form.points));
  }

  /** Joins runs of other steps at the steps that all of them have; {@link #note} says how many. */
  public Curves onCommonSteps() {
    return with(new Form(form.summary, form.keys, true, form.points));
  }

  /**
   * At most so many points of each curve, evenly chosen, the first and the last among them.
   *
   * @throws IllegalArgumentException if {@code points} &lt; 2
   */
  public Curves thinned(int points) {
    new Curve(new long[0], new double[0]).thinned(points);
    return with(new Form(form.summary, form.keys, form.common, points));
  }

  /** The median over seeds in place of the mean. */
  public Curves median() {
    return summedUp(Summary.MEDIAN);
  }

  /** The geometric mean over seeds, its interval on the logarithm. */
  public Curves geometric() {
    return summedUp(Summary.GEOMETRIC_MEAN);
  }

  /** The mean over seeds of what cannot be negative: intervals end at 0. */
  public Curves nonNegative() {
    return summedUp(Summary.NON_NEGATIVE_MEAN);
  }

  /**
   * The value at a step, of every seed.
   *
   * @throws IllegalArgumentException if a finished run has no such step; the message says which are
   *     nearest
   */
  public Quantity at(long step) {
    for (Run run : runs.runs()) {
      @Nullable Curve curve = curve(run);
      if (curve != null && index(curve, step) < 0) {
        throw new IllegalArgumentException(
            "\""
                + name
                + "\" has no step "
                + step
                + " in the "
                + run
                + "; nearest is "
                + nearest(curve, step)
                + ", the last "
                + (curve.size() == 0 ? "none" : curve.steps()[curve.size() - 1]));
      }
    }
    return number(name + " at " + step, curve -> curve.values()[index(curve, step)]);
  }

  /** The last value of every seed. */
  public Quantity last() {
    return number("last " + name, curve -> curve.values()[curve.size() - 1]);
  }

  /**
   * The mean of the values at this step and later ones, of every seed: less noisy than the last.
   */
  public Quantity averagedFrom(long step) {
    return number(
        name + " from " + step,
        curve -> {
          double sum = 0;
          int count = 0;
          for (int i = 0; i < curve.size(); i++) {
            if (curve.steps()[i] >= step) {
              sum += curve.values()[i];
              count++;
            }
          }
          return sum / count;
        });
  }

  /** The values of every finished run, one row each, in the order of the runs. */
  public double[][] values() {
    return runs.runs().stream()
        .map(this::curve)
        .filter(Objects::nonNull)
        .map(Curve::values)
        .toArray(double[][]::new);
  }

  /**
   * The curves.
   *
   * @throws IllegalArgumentException if a curve would average over a parameter unasked, or runs
   *     recorded other steps
   */
  @Override
  public List<Series> series() {
    var all = new ArrayList<Series>();
    collect(runs, 0, new LinkedHashMap<>(), all);
    return all;
  }

  /**
   * The one curve there is.
   *
   * @throws IllegalStateException if there are several
   */
  public Series only() {
    List<Series> all = series();
    if (all.size() != 1) {
      throw new IllegalStateException(
          all.size() + " curves where one is expected: pick by where(…) in place of " + form.keys);
    }
    return all.get(0);
  }

  /** What joining left out: {@code joined at 40 of 50 steps}; empty if nothing. */
  public String note() {
    if (!form.common) {
      return "";
    }
    int joined = steps(runs, true).length;
    var union = new TreeSet<Long>();
    runs.runs().stream()
        .map(this::curve)
        .filter(Objects::nonNull)
        .forEach(curve -> Arrays.stream(curve.steps()).forEach(union::add));
    return joined == union.size() ? "" : "joined at " + joined + " of " + union.size() + " steps";
  }

  /** The name, how many runs, and what joining left out. */
  @Override
  public String toString() {
    String note = note();
    return "curve " + name + " of " + runs + (note.isEmpty() ? "" : ", " + note);
  }

  private void collect(Runs part, int depth, Map<String, Object> setting, List<Series> into) {
    if (depth < form.keys.size()) {
      String key = form.keys.get(depth);
      part.by(key)
          .forEach(
              (place, deeper) -> {
                var extended = new LinkedHashMap<>(setting);
                extended.put(key, place);
                collect(deeper, depth + 1, extended, into);
              });
      return;
    }
    RunReading.computed(part, name, run -> 0).requireNothingHidden("as a curve");
    into.add(new Series(setting, points(part)));
  }

  private List<Series.Point> points(Runs part) {
    long[] steps = thinned(steps(part, form.common));
    var aligned = new HashMap<Run, double[]>();
    for (Run run : part.runs()) {
      @Nullable Curve curve = curve(run);
      if (curve != null) {
        aligned.put(run, at(curve, steps));
      }
    }
    var points = new ArrayList<Series.Point>();
    for (int i = 0; i < steps.length; i++) {
      int place = i;
      PerSeed seeds =
          RunReading.computed(
                  part,
                  name,
                  run -> {
                    double @Nullable [] values = aligned.get(run);
                    return values == null ? Double.NaN : values[place];
                  })
              .perSeed();
      points.add(new Series.Point(steps[i], seeds.estimate(form.summary, name), seeds.values()));
    }
    return points;
  }

  /** The steps of all finished runs of a part: the same ones, or those they share. */
  private long[] steps(Runs part, boolean common) {
    @Nullable Run first = null;
    long[] steps = {};
    for (Run run : part.runs()) {
      @Nullable Curve curve = curve(run);
      if (curve == null) {
        continue;
      }
      long[] here = curve.steps();
      if (first == null) {
        first = run;
        steps = here;
      } else if (!Arrays.equals(steps, here)) {
        if (!common) {
          throw new IllegalArgumentException(
              "\""
                  + name
                  + "\" has "
                  + extent(here)
                  + " in the "
                  + run
                  + " and "
                  + extent(steps)
                  + " in the "
                  + first
                  + ": .onCommonSteps() joins what they share");
        }
        var shared = new TreeSet<Long>();
        Arrays.stream(here).forEach(shared::add);
        steps = Arrays.stream(steps).filter(shared::contains).toArray();
      }
    }
    return steps;
  }

  private static String extent(long[] steps) {
    return steps.length == 0
        ? "no step"
        : steps.length + " steps (" + steps[0] + " to " + steps[steps.length - 1] + ")";
  }

  private long[] thinned(long[] steps) {
    return form.points == ALL
        ? steps
        : new Curve(steps, new double[steps.length]).thinned(form.points).steps();
  }

  private static double[] at(Curve curve, long[] steps) {
    var byStep = new HashMap<Long, Double>();
    long[] recordedSteps = curve.steps();
    double[] values = curve.values();
    for (int i = 0; i < values.length; i++) {
      byStep.put(recordedSteps[i], values[i]);
    }
    return Arrays.stream(steps)
        .mapToDouble(step -> byStep.getOrDefault(step, Double.NaN))
        .toArray();
  }

  private @Nullable Curve curve(Run run) {
    return run.finished() ? recorded.apply(run) : null;
  }

  private static int index(Curve curve, long step) {
    long[] steps = curve.steps();
    for (int i = steps.length - 1; i >= 0; i--) {
      if (steps[i] == step) {
        return i;
      }
    }
    return -1;
  }

  private static String nearest(Curve curve, long step) {
    return Arrays.stream(curve.steps())
        .boxed()
        .min(Comparator.comparingLong(other -> Math.abs(other - step)))
        .map(String::valueOf)
        .orElse("none");
  }

  private static long[] places(int length) {
    var places = new long[length];
    Arrays.setAll(places, i -> i + 1);
    return places;
  }

  private Curves summedUp(Summary summary) {
    return with(new Form(summary, form.keys, form.common, form.points));
  }

  private Curves with(Form other) {
    return new Curves(runs, name, recorded, other);
  }

  private Quantity number(String label, Function<Curve, Double> of) {
    return new Quantity(
        RunReading.computed(
            runs,
            label,
            run -> {
              @Nullable Curve curve = curve(run);
              return curve == null || curve.size() == 0 ? Double.NaN : of.apply(curve);
            }),
        form.summary);
  }
}
