package org.refigure.plot;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A panel of coloured cells z over (x, y), with a colour bar. A cell that is not finite (a run that
 * diverged) is hatched. Cell borders lie half way between places, on a log axis at the geometric
 * mean. Layers added by {@link #with} are drawn on top.
 */
public final class Heatmap implements Panel {
  private final XyPanel frame;
  private final Values xs;
  private final Values ys;
  private final List<Values> z;
  private final Axis colorAxis;
  private final Colors colors;

  private Heatmap(
      XyPanel frame, Values xs, Values ys, List<Values> z, Axis colorAxis, Colors colors) {
    this.frame = frame;
    this.xs = xs;
    this.ys = ys;
    this.z = z;
    this.colorAxis = colorAxis;
    this.colors = colors;
  }

  /**
   * A heat map.
   *
   * @param xs ascending centres of columns
   * @param ys ascending centres of rows
   * @param z values, {@code z[row][column]}: one row for each of ys, from the lowest up
   * @throws IllegalArgumentException if the shapes disagree, places do not ascend, or a log axis
   *     meets a place ≤ 0
   */
  public static Heatmap of(String title, Axis x, double[] xs, Axis y, double[] ys, double[][] z) {
    checkPlaces("xs", xs, x, title);
    checkPlaces("ys", ys, y, title);
    if (z.length != ys.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "z has %d rows, ys has %d values: they must be equally many (heat map \"%s\")",
              z.length,
              ys.length,
              title));
    }
    for (int row = 0; row < z.length; row++) {
      if (z[row].length != xs.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "z[%d] has %d values, xs has %d: they must be equally many (heat map \"%s\")",
                row,
                z[row].length,
                xs.length,
                title));
      }
    }
    return new Heatmap(
        new XyPanel(title, x, y, List.of(), Legend.NONE, false),
        Values.copyOf(xs),
        Values.copyOf(ys),
        java.util.Arrays.stream(z).map(Values::copyOf).toList(),
        Axis.linear(""),
        Colors.CIVIDIS);
  }

  /** The same heat map in these colours. */
  public Heatmap colors(Colors map) {
    return new Heatmap(frame, xs, ys, z, colorAxis, map);
  }

  /**
   * The same heat map with this scale, label and range for z, shown at the colour bar.
   *
   * @throws IllegalArgumentException if the axis is logarithmic and a finite z is ≤ 0
   */
  public Heatmap colorAxis(Axis axis) {
    for (Values row : z) {
      row.stream().forEach(value -> AxisRule.check("z", value, axis, "heat map", title()));
    }
    return new Heatmap(frame, xs, ys, z, axis, colors);
  }

  @Override
  public Heatmap with(Layer... layers) {
    var all = XyPanel.joined(layers(), layers);
    Legend shown = frame.legend();
    return withFrame(new XyPanel(title(), x(), y(), all, shown, isSquare()));
  }

  @Override
  public Heatmap legend(Legend legend) {
    return withFrame(new XyPanel(title(), x(), y(), layers(), legend, isSquare()));
  }

  @Override
  public Heatmap square() {
    return withFrame(new XyPanel(title(), x(), y(), layers(), legend(), true));
  }

  @Override
  public boolean isSquare() {
    return frame.isSquare();
  }

  @Override
  public String title() {
    return frame.title();
  }

  @Override
  public Axis x() {
    return frame.x();
  }

  @Override
  public Axis y() {
    return frame.y();
  }

  @Override
  public List<Layer> layers() {
    return frame.layers();
  }

  @Override
  public Legend legend() {
    return frame.legend();
  }

  /** The scale, label and range of z. */
  public Axis colorAxis() {
    return colorAxis;
  }

  Colors colorMap() {
    return colors;
  }

  Values xs() {
    return xs;
  }

  Values ys() {
    return ys;
  }

  List<Values> z() {
    return z;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Heatmap map
        && frame.equals(map.frame)
        && xs.equals(map.xs)
        && ys.equals(map.ys)
        && z.equals(map.z)
        && colorAxis.equals(map.colorAxis)
        && colors == map.colors;
  }

  @Override
  public int hashCode() {
    return Objects.hash(frame, xs, ys, z, colorAxis, colors);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "heat map \"%s\" of %d x %d cells", title(), xs.size(), ys.size());
  }

  /** Borders between places: one more than places, half way on the axis's scale. */
  static double[] edges(Values places, AxisScale scale) {
    int n = places.size();
    double[] edges = new double[n + 1];
    for (int i = 1; i < n; i++) {
      double left = scale.coordinate(places.get(i - 1));
      edges[i] = scale.value((left + scale.coordinate(places.get(i))) / 2);
    }
    double first = scale.coordinate(places.get(0));
    double last = scale.coordinate(places.get(n - 1));
    double one = scale.isLogarithmic() ? 1 : scale.coordinate(1); // the size of a single cell
    double firstGap = n == 1 ? one : scale.coordinate(places.get(1)) - first;
    double lastGap = n == 1 ? one : last - scale.coordinate(places.get(n - 2));
    edges[0] = scale.value(first - firstGap / 2);
    edges[n] = scale.value(last + lastGap / 2);
    return edges;
  }

  private Heatmap withFrame(XyPanel changed) {
    return new Heatmap(changed, xs, ys, z, colorAxis, colors);
  }

  private static void checkPlaces(String what, double[] places, Axis axis, String title) {
    if (places.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s is empty (heat map \"%s\"): give the centre of at least one cell",
              what,
              title));
    }
    for (int i = 0; i < places.length; i++) {
      if (!Double.isFinite(places[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s[%d] = %s must be finite (heat map \"%s\"): a gap belongs into z",
                what,
                i,
                places[i],
                title));
      }
      AxisRule.check(what + "[" + i + "]", places[i], axis, "heat map", title);
      if (i > 0 && places[i] <= places[i - 1]) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s[%d] = %s must be > %s[%d] = %s (heat map \"%s\"): sort the places and the cells",
                what,
                i,
                places[i],
                what,
                i - 1,
                places[i - 1],
                title));
      }
    }
  }
}
