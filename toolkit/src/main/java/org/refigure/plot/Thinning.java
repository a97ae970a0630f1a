package org.refigure.plot;

import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Leaves out what no pixel would show. Of consecutive places of a line within one column of a
 * quarter of a logical pixel the first, the lowest, the highest and the last are kept, so that the
 * ink is the same; of marks within two logical pixels, one. A line that still has {@link #MOST}
 * places runs to and fro until it is a blot: every k-th place of it is kept.
 */
final class Thinning {
  /** Columns in a logical pixel; print has about three dots in one. */
  private static final int PER_PIXEL = 4;

  private static final double MARKS_PER_PIXEL = 0.5;

  private static final int MOST = 20_000;

  /** Up to so many places everything is drawn. */
  static final int FREE = 4000;

  private Thinning() {}

  /** The polyline through the places, broken where one is not finite. */
  static Path2D path(double[] x, double[] y) {
    var places = IntStream.builder();
    int i = 0;
    while (i < x.length) {
      boolean there = Double.isFinite(x[i]) && Double.isFinite(y[i]);
      int end = there && x.length > FREE ? run(x, y, i) : i + 1;
      IntStream.of(there ? kept(y, i, end) : new int[] {i}).forEach(places);
      i = end;
    }
    int[] kept = places.build().toArray();
    int every = 1 + kept.length / MOST;
    var path = new Path2D.Double();
    boolean pen = false;
    for (int k = 0; k < kept.length; k += every) {
      double px = x[kept[k]];
      double py = y[kept[k]];
      boolean there = Double.isFinite(px) && Double.isFinite(py);
      if (there && pen) {
        path.lineTo(px, py);
      } else if (there) {
        path.moveTo(px, py);
      }
      pen = there;
    }
    return path;
  }

  /**
   * Corners of the band between two curves in one column each, its widest reach kept.
   *
   * @return x, upper and lower ends
   */
  static double[][] band(double[] x, double[] upper, double[] lower) {
    if (x.length <= FREE) {
      return new double[][] {x, upper, lower};
    }
    double[][] thin = new double[3][x.length];
    int n = 0;
    int i = 0;
    while (i < x.length) {
      int end = run(x, upper, i);
      thin[0][n] = x[i];
      thin[1][n] = upper[i];
      thin[2][n] = lower[i];
      for (int k = i + 1; k < end; k++) {
        thin[1][n] = Math.min(thin[1][n], upper[k]); // y grows downwards
        thin[2][n] = Math.max(thin[2][n], lower[k]);
      }
      n++;
      i = end;
    }
    for (int k = 0; k < 3; k++) {
      thin[k] = Arrays.copyOf(thin[k], n);
    }
    return thin;
  }

  /** Which places of a series have a mark that is not hidden by an equal one. */
  static IntPredicate marks(Series series, Viewport view) {
    if (series.size() <= FREE) {
      return i -> true;
    }
    int columns = (int) (view.plot().width * MARKS_PER_PIXEL) + 1;
    var taken = new BitSet();
    var kept = new BitSet();
    for (int i = 0; i < series.size(); i++) {
      double x = (view.px(series.x().get(i)) - view.plot().x) * MARKS_PER_PIXEL;
      double y = (view.clampedY(series.y().get(i)) - view.plot().y) * MARKS_PER_PIXEL;
      boolean inside = x >= 0 && x < columns && y >= 0;
      int cell = inside ? (int) y * columns + (int) x : 0;
      if (!inside || !taken.get(cell)) {
        kept.set(i);
      }
      if (inside) {
        taken.set(cell);
      }
    }
    return kept::get;
  }

  /** The end of the consecutive finite places in one column. */
  private static int run(double[] x, double[] y, int from) {
    double column = Math.floor(x[from] * PER_PIXEL);
    int end = from + 1;
    while (end < x.length && Double.isFinite(y[end]) && Math.floor(x[end] * PER_PIXEL) == column) {
      end++;
    }
    return end;
  }

  private static int[] kept(double[] y, int from, int end) {
    int lowest = from;
    int highest = from;
    for (int i = from; i < end; i++) {
      lowest = y[i] > y[lowest] ? i : lowest;
      highest = y[i] < y[highest] ? i : highest;
    }
    int one = Math.min(lowest, highest);
    int other = Math.max(lowest, highest);
    return IntStream.of(from, one, other, end - 1).distinct().toArray();
  }
}
