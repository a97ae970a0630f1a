package org.refigure.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * How the data lie on an axis, for ticks that suit them: whole numbers have no ticks between them,
 * and places an odd step apart (15°, 7 layers) have their ticks at the places.
 *
 * @param whole all places are whole numbers
 * @param step distance of evenly spaced places; 0 where they are not
 * @param first the lowest place
 * @param count steps from the lowest place to the highest
 */
record DataSteps(boolean whole, double step, double first, int count) {
  static final DataSteps NONE = new DataSteps(false, 0, 0, 0);
  private static final int MOST = 200;
  private static final double SLACK = 1e-6;

  /** The steps of a panel's horizontal places. */
  static DataSteps across(Panel panel) {
    return of(places(panel, true));
  }

  /** The steps of a panel's heights; only whether they are whole numbers counts. */
  static DataSteps upright(Panel panel) {
    return new DataSteps(of(places(panel, false)).whole, 0, 0, 0);
  }

  static DataSteps of(double... places) {
    var distinct = new TreeSet<Double>();
    DoubleStream.of(places).filter(Double::isFinite).forEach(place -> distinct.add(place + 0.0));
    if (distinct.size() < 2) {
      return NONE;
    }
    boolean whole = distinct.stream().allMatch(place -> place == Math.rint(place));
    double first = distinct.first();
    double extent = distinct.last() - first;
    double least = extent;
    double before = Double.NEGATIVE_INFINITY;
    for (double place : distinct) {
      least = Math.min(least, place - before);
      before = place;
    }
    double count = extent / least;
    if (distinct.size() < 3 || !(count <= MOST)) {
      return new DataSteps(whole, 0, first, 0);
    }
    double step = new BigDecimal(least).round(new MathContext(9)).doubleValue();
    for (double place : distinct) {
      double steps = (place - first) / step;
      if (Math.abs(steps - Math.rint(steps)) > SLACK) {
        return new DataSteps(whole, 0, first, 0);
      }
    }
    return new DataSteps(whole, step, first, (int) Math.rint(count));
  }

  /** Whether the usual steps 1, 2, 2.5 and 5 would miss the places. */
  boolean isOdd() {
    if (step == 0) {
      return false;
    }
    double mantissa = step / Math.pow(10, Math.floor(Math.log10(step) + SLACK));
    return DoubleStream.of(1, 2, 2.5, 5).noneMatch(nice -> Math.abs(mantissa - nice) < SLACK);
  }

  /** Curves are drawn through so many places that their places mean nothing. */
  private static double[] places(Panel panel, boolean horizontal) {
    return panel.layers().stream()
        .map(
            layer ->
                layer instanceof Line line
                    ? line.series()
                    : layer instanceof Points points
                        ? points.series()
                        : layer instanceof Bars bars
                            ? bars.series()
                            : Series.of("", "", new double[0], new double[0]))
        .filter(series -> series.size() <= MOST)
        .flatMapToDouble(series -> (horizontal ? series.x() : series.y()).stream())
        .toArray();
  }
}
