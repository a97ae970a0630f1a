package org.refigure.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whatever gives curves of estimates: a figure draws them, one line for each. */
@FunctionalInterface
public interface SeriesSource {
  /** The curves, in the order of their legend entries. */
  List<Series> series();

  /**
   * The same curves at places of their own: a recorded list of numbers stands at 1, 2, … until one
   * says that these are, for example, the middles of bins.
   *
   * @param places x of each point, ascending
   * @throws IllegalArgumentException when drawn, if a curve has not as many points
   */
  default SeriesSource along(double... places) {
    double[] x = places.clone();
    return () -> {
      var moved = new ArrayList<Series>();
      for (Series each : series()) {
        List<Series.Point> old = each.points();
        if (old.size() != x.length) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "%d places must be as many as the points of the curve %s, %d (along)",
                  x.length,
                  each.keys(),
                  old.size()));
        }
        var points = new ArrayList<Series.Point>();
        for (int i = 0; i < x.length; i++) {
          points.add(new Series.Point(x[i], old.get(i).y(), old.get(i).seeds()));
        }
        moved.add(new Series(each.keys(), points));
      }
      return moved;
    };
  }
}
