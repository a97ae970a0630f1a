package org.refigure.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.refigure.stats.Estimated;
import org.refigure.stats.Series;
import org.refigure.stats.SeriesSource;

/**
 * A figure written in one chain, immutable: each method gives a new chart.
 *
 * <pre>{@code
 * Chart.titled("Monge gap of a rotation")
 *     .x("angle θ (degrees)").y("Monge gap (squared distance)")
 *     .line("4(1 − cos θ)", 0, 180, t -> 4 * (1 - Math.cos(Math.toRadians(t))))
 *     .points("{points} points", gaps)
 * }</pre>
 *
 * <p>Estimates come with their intervals, and the caption says of itself how these were made, of
 * how many runs, and what is missing. Where a curve rests on three runs or fewer, the runs are
 * drawn too. A family of curves told apart by one number is coloured from dark to light. {@link
 * #panel} begins another panel; axes of one label share one range. A method that changes a look
 * ({@link #dashed}, {@link #color}) means what the call before it added.
 */
public final class Chart {
  private final String title;
  private final List<ChartPanel> panels;
  private final UnaryOperator<Figure> frame;
  private final String caption;
  private final boolean sharedX;
  private final boolean sharedY;

  private Chart(
      String title,
      List<ChartPanel> panels,
      UnaryOperator<Figure> frame,
      String caption,
      boolean sharedX,
      boolean sharedY) {
    this.title = title;
    this.panels = List.copyOf(panels);
    this.frame = frame;
    this.caption = caption;
    this.sharedX = sharedX;
    this.sharedY = sharedY;
  }

  /** An empty chart with this title above all panels; blank for none. */
  public static Chart titled(String title) {
    Objects.requireNonNull(title, "title");
    var first = List.of(ChartPanel.empty());
    return new Chart(title, first, figure -> figure, "", true, true);
  }

  /** Begins the next panel, with the axes of the one before until they are changed. */
  public Chart panel(String title) {
    ChartPanel now = current();
    if (now.isEmpty() && panels.size() == 1 && now.title().isBlank()) {
      return with(now.titled(title));
    }
    var more = new ArrayList<>(panels);
    more.add(now.next(title));
    return new Chart(this.title, more, frame, caption, sharedX, sharedY);
  }

  /** A linear horizontal axis with this label (what and in which unit). */
  public Chart x(String label) {
    return x(Axis.linear(label));
  }

  /** This horizontal axis: {@code x(log2("width d"))}. */
  public Chart x(Axis axis) {
    return with(current().axes(axis, current().y()));
  }

  /** A linear vertical axis with this label (what and in which unit). */
  public Chart y(String label) {
    return y(Axis.linear(label));
  }

  /** This vertical axis: {@code y(log10("loss (nats)").range(1, 10))}. */
  public Chart y(Axis axis) {
    return with(current().axes(current().x(), axis));
  }

  /** One length for a step on either axis, in this panel and those begun after it. */
  public Chart square() {
    return with(current().squared());
  }

  /** Every panel has a horizontal range of its own, though labels agree. */
  public Chart freeX() {
    return new Chart(title, panels, frame, caption, false, sharedY);
  }

  /** Every panel has a vertical range of its own, though labels agree. */
  public Chart freeY() {
    return new Chart(title, panels, frame, caption, sharedX, false);
  }

  /**
   * A line for each curve, over the band of its intervals.
   *
   * @param label legend entry with keys of the curve in braces: {@code "d = {width}"}
   * @throws IllegalArgumentException if the label names no key, or there is no curve
   */
  public Chart line(String label, SeriesSource source) {
    return estimates("line", label, source);
  }

  /** A line through places (x, y); NaN leaves a gap. */
  public Chart line(String label, double[] x, double[] y) {
    return with(Line.of(label, x, y));
  }

  /** A function as a curve across the whole axis, whatever range that takes from the data. */
  public Chart line(String label, DoubleUnaryOperator function) {
    return plus(new Curve(label, Optional.empty(), function, Style.PLAIN));
  }

  /**
   * A function as a curve over a range, drawn at 600 places evenly spaced on the axis's scale.
   *
   * @throws IllegalArgumentException if the range is not finite and ascending
   */
  public Chart line(String label, double from, double to, DoubleUnaryOperator function) {
    return plus(Curve.between(label, from, to, function, title));
  }

  /** A shaded band between two curves. */
  public Chart band(String label, double[] x, double[] low, double[] high) {
    double[] middle = new double[x.length];
    Arrays.fill(middle, Double.NaN);
    return with(Line.of(label, x, middle).band(low, high));
  }

  /**
   * Marks with bars for each curve; a single run is hollow.
   *
   * @param label legend entry with keys of the curve in braces: {@code "{points} points"}
   * @throws IllegalArgumentException if the label names no key, or there is no curve
   */
  public Chart points(String label, SeriesSource source) {
    return estimates("points", label, source);
  }

  /** Marks at places (x, y); NaN is left out. */
  public Chart points(String label, double[] x, double[] y) {
    return with(Points.of(label, x, y));
  }

  /** One mark with its bar at x. */
  public Chart point(String label, double x, Estimated y) {
    var place = new Series.Point(x, y.estimate());
    return points(label, new Series(Map.of(), List.of(place)));
  }

  /**
   * Bars for each curve, side by side where several stand at one place.
   *
   * @param label legend entry with keys of the curve in braces
   * @throws IllegalArgumentException if the label names no key, or there is no curve
   */
  public Chart bars(String label, SeriesSource source) {
    return estimates("bars", label, source);
  }

  /** Bars at places x of heights y, side by side where several stand at one place. */
  public Chart bars(String label, double[] x, double[] y) {
    return with(Bars.of(org.refigure.plot.Series.of("bars", label, x, y)));
  }

  /**
   * Bars with names below: one for each entry, in the map's order. Where the panel has names
   * already, these must be the same.
   *
   * @throws IllegalArgumentException if the names differ from those of the axis
   */
  public Chart bars(String label, Map<String, ? extends Estimated> heights) {
    var names = List.copyOf(new LinkedHashMap<>(heights).keySet());
    Axis axis = current().x();
    if (!axis.names().isEmpty() && !axis.names().equals(names)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "names %s must be those of the axis, %s (bars \"%s\" of figure \"%s\")",
              names,
              axis.names(),
              label,
              title));
    }
    var places = new ArrayList<Series.Point>();
    heights.values().forEach(h -> places.add(new Series.Point(places.size(), h.estimate())));
    return x(Axis.named(axis.label(), names)).bars(label, new Series(Map.of(), places));
  }

  /** The density histogram of values: equal bins between the least and the greatest, area 1. */
  public Chart histogram(String label, double[] values, int bins) {
    return with(Histogram.density(label, values, bins));
  }

  /** A reference line at height y. */
  public Chart horizontal(String label, double y) {
    return with(Guide.horizontal(label, y));
  }

  /** A reference line at x. */
  public Chart vertical(String label, double x) {
    return with(Guide.vertical(label, x));
  }

  /** The power law y = throughY · (x / throughX)^exponent: straight on two log axes. */
  public Chart slope(String label, double exponent, double throughX, double throughY) {
    return with(Guide.slope(label, exponent, throughX, throughY));
  }

  /** Arrows between rows (x, y): row i of {@code from} to row i of {@code to}. */
  public Chart arrows(String label, double[][] from, double[][] to) {
    return with(Arrows.of(label, from, to));
  }

  /** A filled polygon with corners (x, y) in order. */
  public Chart region(String label, double[][] corners) {
    return with(Region.of(label, corners));
  }

  /** A note whose lower left corner is at (x, y). */
  public Chart text(double x, double y, String text) {
    return with(Text.at(x, y, text));
  }

  /** An image of grey values, least black and greatest white, the first row on top. */
  public Chart image(double[][] grey) {
    return with(Picture.grey(grey)).square();
  }

  /** An image of colours {red, green, blue} between 0 and 1, the first row on top. */
  public Chart image(double[][][] colours) {
    return with(Picture.colour(colours)).square();
  }

  /** Coloured cells z[row][column] over (x, y), rows from the lowest y up; NaN is hatched. */
  public Chart heatMap(double[] x, double[] y, double[][] z) {
    return with(current().cells(Grid.of(x, y, z)));
  }

  /** A matrix as it is written, the first row on top, rows and columns counted from 1. */
  public Chart heatMap(double[][] matrix) {
    return with(current().cells(Grid.matrix(matrix)));
  }

  /** A matrix as it is written, the first row on top, with names for rows and columns. */
  public Chart heatMap(List<String> rows, List<String> columns, double[][] matrix) {
    return with(current().cells(Grid.matrix(rows, columns, matrix)));
  }

  /** Label, scale and range of the heat map's colours: {@code colors(log10("loss"))}. */
  public Chart colors(Axis axis) {
    return with(current().cells(cells().coloured(axis)));
  }

  /** The heat map's colours. */
  public Chart colors(Colors map) {
    return with(current().cells(cells().coloured(map)));
  }

  /** Any layers, as they are. */
  public Chart with(Layer... layers) {
    return with(current().plus(Stream.of(layers).map(Element.Drawn::new).toList()));
  }

  /** What was added last, dashed. */
  public Chart dashed() {
    return restyled(style -> style.withDash(Dash.DASHED));
  }

  /** What was added last, dotted. */
  public Chart dotted() {
    return restyled(style -> style.withDash(Dash.DOTTED));
  }

  /** What was added last, in unbroken lines. */
  public Chart solid() {
    return restyled(style -> style.withDash(Dash.SOLID));
  }

  /** What was added last, in thin lines. */
  public Chart thin() {
    return restyled(Style::asThin);
  }

  /**
   * What was added last, in the palette's colour {@code index} (from 0, wraps around).
   *
   * @throws IllegalArgumentException if the index is negative
   */
  public Chart color(int index) {
    return restyled(style -> style.withColor(index, "figure \"" + title + "\""));
  }

  /** Where the legend of this panel and of those begun after it stands. */
  public Chart legend(Legend placed) {
    return with(current().legend(placed));
  }

  /** One legend below all panels. */
  public Chart sharedLegend() {
    return framed(Figure::sharedLegend);
  }

  /** So many panels side by side, 1 to 6. */
  public Chart columns(int columns) {
    return framed(figure -> figure.columns(columns));
  }

  /** Panels of this size on screen in logical pixels. */
  public Chart size(int width, int height) {
    return framed(figure -> figure.size(width, height));
  }

  /** A badge that says what the data stand for: {@code "laptop scale"}. */
  public Chart scope(String badge) {
    return framed(figure -> figure.scope(badge));
  }

  /** Words below the figure; how the intervals were made is added to them. */
  public Chart caption(String words) {
    return new Chart(title, panels, frame, words, sharedX, sharedY);
  }

  /**
   * The figure, to be shown or saved.
   *
   * @throws IllegalArgumentException if a log axis would have to show a value ≤ 0
   */
  public Figure figure() {
    var finished = new SharedAxes(panels, sharedX, sharedY).panels();
    var evidence = panels.stream().flatMap(panel -> panel.evidence().stream()).toList();
    String below = (caption + " " + Evidence.caption(evidence)).strip();
    return frame.apply(Figure.of(finished.toArray(Panel[]::new)).title(title)).caption(below);
  }

  @Override
  public String toString() {
    return figure().alternativeText();
  }

  private Chart estimates(String kind, String label, SeriesSource source) {
    Family family = Family.of(kind, label, source, title);
    return with(family.layers()).because(family.evidence());
  }

  private Chart because(Evidence evidence) {
    return with(current().because(evidence));
  }

  private Grid cells() {
    return current()
        .grid()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "colors(…) belongs after heatMap(…) (figure \"" + title + "\")"));
  }

  private Chart plus(Element element) {
    return with(current().plus(List.of(element)));
  }

  private Chart restyled(UnaryOperator<Style> change) {
    return with(current().restyled(change));
  }

  private Chart framed(UnaryOperator<Figure> change) {
    UnaryOperator<Figure> before = frame;
    return new Chart(
        title, panels, figure -> change.apply(before.apply(figure)), caption, sharedX, sharedY);
  }

  private ChartPanel current() {
    return panels.get(panels.size() - 1);
  }

  private Chart with(ChartPanel changed) {
    var all = new ArrayList<>(panels);
    all.set(all.size() - 1, changed);
    return new Chart(title, all, frame, caption, sharedX, sharedY);
  }
}
