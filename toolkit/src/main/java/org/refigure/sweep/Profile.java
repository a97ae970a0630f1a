package org.refigure.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.refigure.stats.Estimate;
import org.refigure.stats.Series;
import org.refigure.stats.SeriesSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A quantity along a parameter, one curve for each value of others: what a figure draws.
 *
 * <pre>{@code
 * runs.mean("gap").against("angle").each("points")
 * }</pre>
 *
 * A place where no seed is left is a gap with its reasons. A parameter that is neither the axis,
 * nor in {@link #each}, nor named to {@link Runs#averagedOver}, must have one value.
 */
public final class Profile implements SeriesSource {
  private final Quantity quantity;
  private final String axis;
  private final List<String> keys;

  private Profile(Quantity quantity, String axis, List<String> keys) {
    this.quantity = quantity;
    this.axis = axis;
    this.keys = keys;
  }

  static Profile of(Quantity quantity, String axis) {
    quantity.reading().split(axis); // an unknown name is refused here, in the reader's own line
    return new Profile(quantity, axis, List.of());
  }

  /** One curve for each value of these parameters, in the order of the sweep. */
  public Profile each(String... parameters) {
    var all = new ArrayList<>(keys);
    for (String parameter : parameters) {
      quantity.reading().split(parameter);
      all.add(parameter);
    }
    return new Profile(quantity, axis, List.copyOf(all));
  }

  /** This minus the other, seed by seed and place by place. */
  public Profile minus(Profile other) {
    return joined(other, quantity.minus(other.quantity));
  }

  /** This divided by the other, seed by seed and place by place. */
  public Profile over(Profile other) {
    return joined(other, quantity.over(other.quantity));
  }

  /**
   * The curves.
   *
   * @throws IllegalArgumentException if a curve would average over a parameter unasked
   */
  @Override
  public List<Series> series() {
    var curves = new ArrayList<Series>();
    collect(quantity.reading(), 0, new LinkedHashMap<>(), curves);
    return curves;
  }

  /**
   * The one curve there is.
   *
   * @throws IllegalStateException if there are several
   */
  public Series only() {
    List<Series> curves = series();
    if (curves.size() != 1) {
      throw new IllegalStateException(
          curves.size() + " curves where one is expected: pick by where(…) in place of " + keys);
    }
    return curves.get(0);
  }

  /** One row per place: keys, axis, value, low, high, n, and what is missing. */
  public Table table() {
    List<Series> curves = series();
    var table = Table.create(quantity.reading().name());
    for (String key : keys) {
      table.addColumns(
          StudyTables.parameter(
              key,
              curves.stream()
                  .flatMap(curve -> curve.points().stream().map(point -> curve.keys().get(key)))
                  .toList()));
    }
    List<Series.Point> points = curves.stream().flatMap(curve -> curve.points().stream()).toList();
    List<Estimate> estimates = points.stream().map(Series.Point::y).toList();
    return table.addColumns(
        DoubleColumn.create(axis, points.stream().mapToDouble(Series.Point::x).toArray()),
        DoubleColumn.create("value", estimates.stream().mapToDouble(Estimate::value).toArray()),
        DoubleColumn.create("low", estimates.stream().mapToDouble(one -> end(one, true)).toArray()),
        DoubleColumn.create(
            "high", estimates.stream().mapToDouble(one -> end(one, false)).toArray()),
        IntColumn.create("n", estimates.stream().mapToInt(Estimate::n).toArray()),
        StringColumn.create(
            "missing", estimates.stream().map(one -> String.join("; ", one.missing())).toList()));
  }

  private static double end(Estimate estimate, boolean low) {
    return estimate
        .interval()
        .map(interval -> low ? interval.low() : interval.high())
        .orElse(Double.NaN);
  }

  /** One line for each place. */
  @Override
  public String toString() {
    var lines = new ArrayList<String>();
    for (Series curve : series()) {
      curve
          .points()
          .forEach(
              point -> {
                var setting = new LinkedHashMap<String, Object>(curve.keys());
                setting.put(axis, point.x());
                lines.add(Estimates.line(Places.text(setting), point.y()));
              });
    }
    return quantity.reading().name() + "\n  " + String.join("\n  ", lines);
  }

  private void collect(Reading reading, int depth, Map<String, Object> setting, List<Series> into) {
    if (depth < keys.size()) {
      String key = keys.get(depth);
      reading
          .split(key)
          .forEach(
              (place, part) -> {
                var deeper = new LinkedHashMap<>(setting);
                deeper.put(key, place);
                collect(part, depth + 1, deeper, into);
              });
      return;
    }
    var points = new ArrayList<Series.Point>();
    reading
        .split(axis)
        .forEach(
            (place, part) -> {
              part.requireNothingHidden("against \"" + axis + "\"");
              PerSeed seeds = part.perSeed();
              points.add(
                  new Series.Point(
                      Reading.number(axis, place),
                      seeds.estimate(quantity.summary(), part.name()),
                      seeds.values()));
            });
    into.add(new Series(setting, points));
  }

  private Profile joined(Profile other, Quantity joined) {
    if (!other.axis.equals(axis) || !other.keys.equals(keys)) {
      throw new IllegalArgumentException(
          "a profile against "
              + axis
              + " each "
              + keys
              + " must be joined with one of the same, not against "
              + other.axis
              + " each "
              + other.keys);
    }
    return new Profile(joined, axis, keys);
  }
}
