package org.refigure.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One product of axes: a sweep is the union of one or more.
 *
 * @param axes name → axis, in the order given; a fixed parameter is an axis of one value
 * @param seeds the seeds every point is run with
 * @param condition which points of the product are kept
 */
record Grid(Map<String, Axis> axes, List<Long> seeds, Predicate<Trial> condition) {

  static final Grid POINT = new Grid(Map.of(), List.of(0L), trial -> true);

  Grid {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    seeds = List.copyOf(seeds);
  }

  Grid over(String name, Axis axis, String sweep) {
    Columns.requireFree(name, "axis of sweep \"%s\"".formatted(sweep));
    for (String other : axes.keySet()) {
      if (Columns.key(other).equals(Columns.key(name))) {
        throw new IllegalArgumentException(
            "axis \"%s\" must have a name of its own: sweep \"%s\" already has \"%s\" (case does not count)"
                .formatted(name, sweep, other));
      }
    }
    var more = new LinkedHashMap<>(axes);
    more.put(name, axis);
    return new Grid(more, seeds, condition);
  }

  Grid seeds(List<Long> others) {
    return new Grid(axes, others, condition);
  }

  Grid where(Predicate<Trial> also) {
    return new Grid(axes, seeds, condition.and(also));
  }

  /** All kept points for one seed, the last axis running fastest. */
  List<Trial> trials(Experiment experiment, long seed) {
    List<Map<String, Object>> points = List.of(Map.of());
    for (var axis : axes.entrySet()) {
      var longer = new ArrayList<Map<String, Object>>(points.size() * axis.getValue().size());
      for (Map<String, Object> point : points) {
        for (Object value : axis.getValue().values()) {
          var extended = new TreeMap<>(point);
          extended.put(axis.getKey(), value);
          longer.add(extended);
        }
      }
      points = longer;
    }
    return points.stream()
        .map(point -> Trial.of(experiment, point, seed))
        .filter(condition)
        .toList();
  }
}
