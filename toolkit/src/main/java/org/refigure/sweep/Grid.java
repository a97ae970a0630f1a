package org.refigure.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One product of axes: a sweep is the union of one or more.
 *
 * @param factors axes and lists of points, in the order given; a fixed parameter is an axis of one
 *     value
 * @param seeds the seeds every point is run with
 * @param condition which points of the product are kept
 */
record Grid(List<Factor> factors, List<Long> seeds, Predicate<Trial> condition) {

  static final Grid POINT = new Grid(List.of(), List.of(0L), trial -> true);

  /** Beyond it a product is a slip: it would fill the memory before any limit sees it. */
  private static final int MOST_POINTS = 1_000_000;

  Grid {
    factors = List.copyOf(factors);
    seeds = List.copyOf(seeds);
  }

  Grid with(Factor factor, String sweep) {
    for (String name : factor.names()) {
      Columns.requireFree(name, String.format(Locale.ROOT, "axis of sweep \"%s\"", sweep));
      factors.forEach(earlier -> requireApart(earlier, name, sweep));
    }
    var more = new ArrayList<>(factors);
    more.add(factor);
    return new Grid(more, seeds, condition);
  }

  Grid seeds(List<Long> others) {
    return new Grid(factors, others, condition);
  }

  Grid where(Predicate<Trial> also) {
    return new Grid(factors, seeds, condition.and(also));
  }

  /** Puts a condition on the last factor. */
  Grid when(Predicate<Trial> existence, String sweep) {
    if (factors.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a condition must follow the axis it belongs to: sweep \"%s\" has no axis yet",
              sweep));
    }
    var changed = new ArrayList<>(factors);
    changed.add(changed.remove(changed.size() - 1).when(existence));
    return new Grid(changed, seeds, condition);
  }

  /** All kept points for one seed, the last axis running fastest. */
  List<Trial> trials(NamedExperiment experiment, long seed) {
    List<SortedMap<String, Object>> points = List.of(new TreeMap<>());
    for (Factor factor : factors) {
      var longer = new ArrayList<SortedMap<String, Object>>();
      for (SortedMap<String, Object> point : points) {
        if (exists(factor, () -> experiment.trial(point, seed))) {
          factor.points().forEach(more -> longer.add(joined(point, more, experiment)));
        } else {
          longer.add(point);
        }
        requireCount(longer.size(), experiment);
      }
      points = longer;
    }
    return points.stream().map(point -> experiment.trial(point, seed)).filter(condition).toList();
  }

  /** A name may come again only after a conditional axis: then conditions may keep them apart. */
  private static void requireApart(Factor earlier, String name, String sweep) {
    for (String other : earlier.names()) {
      boolean alike = Columns.key(other).equals(Columns.key(name));
      if (alike && (earlier.condition().isEmpty() || !other.equals(name))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "axis \"%s\" must have a name of its own: sweep \"%s\" already has \"%s\" (case"
                    + " does not count)",
                name,
                sweep,
                other));
      }
    }
  }

  private static boolean exists(Factor factor, Supplier<Trial> earlier) {
    try {
      return factor.condition().map(condition -> condition.test(earlier.get())).orElse(true);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s (condition of axis %s)", e.getMessage(), factor.names()),
          e);
    }
  }

  private static SortedMap<String, Object> joined(
      SortedMap<String, Object> point, Map<String, Object> more, NamedExperiment experiment) {
    var joined = new TreeMap<>(point);
    more.forEach(
        (name, value) -> {
          if (joined.put(name, value) != null) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "axis \"%s\" must exist once, but sweep \"%s\" gives it twice at %s: let only"
                        + " one of its conditions hold there",
                    name,
                    experiment.simpleName(),
                    point));
          }
        });
    return joined;
  }

  private static void requireCount(int points, NamedExperiment experiment) {
    if (points > MOST_POINTS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sweep \"%s\" must have at most %,d points a seed: shorten an axis or sample a Space",
              experiment.simpleName(),
              MOST_POINTS));
    }
  }
}
