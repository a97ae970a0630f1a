package org.refigure.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.refigure.stats.Estimate;
import org.refigure.stats.Interval;

/**
 * The layers of a family of curves of estimates: a line with the band of its intervals, marks with
 * bars, hollow marks for single runs, crosses where no run is left, and up to three runs each.
 *
 * @param label of this curve
 * @param curve the estimates
 * @param style colour of this curve in its family
 * @param shift of its marks beside those of its family at the same place, in logical pixels
 */
record EstimateLayers(String label, org.refigure.stats.Series curve, Style style, double shift) {
  /** With so many runs or fewer an interval says little, so the runs are drawn too. */
  private static final int FEW_RUNS = 3;

  private static final int MOST_MARKS = 16;
  private static final double BESIDE = 5;
  private static final double DOTS_BESIDE = 6.5;

  /** One for each curve, shaded in the order of the number that tells them apart. */
  static List<EstimateLayers> of(String template, List<org.refigure.stats.Series> family) {
    var all = new ArrayList<EstimateLayers>();
    for (int i = 0; i < family.size(); i++) {
      var curve = family.get(i);
      OptionalDouble shade = Shades.of(curve, family);
      Style style = shade.isPresent() ? Style.PLAIN.withShade(shade.getAsDouble()) : Style.PLAIN;
      double shift = BESIDE * (i - (family.size() - 1) / 2.0);
      all.add(new EstimateLayers(curve.label(template), curve, style, shift));
    }
    return all;
  }

  /** A line over its band, marked where places are few. */
  List<Layer> line() {
    var layers = new ArrayList<Layer>();
    boolean few = curve.points().size() <= MOST_MARKS;
    if (!few && hasFewRuns()) {
      layers.addAll(runs());
    }
    Series line = Series.of("line", label, curve.x(), curve.y());
    if (hasIntervals(curve.points())) {
      line = line.withEnds("band", ends(curve.points(), Interval::low), highs(curve.points()));
    }
    layers.add(Line.of(line.withStyle(style.withMarks(false))));
    if (few) {
      layers.addAll(marks(false));
    }
    layers.addAll(gaps());
    return layers;
  }

  /** Marks with bars. */
  List<Layer> points() {
    var layers = new ArrayList<>(marks(true));
    layers.addAll(gaps());
    return layers;
  }

  /** Bars from zero with the ends of the intervals. */
  List<Layer> bars() {
    Series series = Series.of("bars", label, curve.x(), curve.y());
    if (hasIntervals(curve.points())) {
      series = series.withEnds("bars", ends(curve.points(), Interval::low), highs(curve.points()));
    }
    boolean single = curve.points().stream().allMatch(point -> isSingle(point.y()));
    var layers = new ArrayList<Layer>();
    layers.add(Bars.of(series.withStyle(single ? style.asHollow() : style)));
    layers.addAll(gaps());
    return layers;
  }

  /** Whether some place rests on two or three runs that can be drawn. */
  boolean hasFewRuns() {
    return curve.points().stream().anyMatch(EstimateLayers::hasFewRuns);
  }

  private static boolean hasFewRuns(org.refigure.stats.Series.Point point) {
    return point.seeds().size() > 1 && point.seeds().size() <= FEW_RUNS;
  }

  private List<Layer> marks(boolean bars) {
    var layers = new ArrayList<Layer>();
    if (hasFewRuns()) {
      layers.add(dots(bars ? shift : 0));
    }
    Predicate<Estimate> single = EstimateLayers::isSingle;
    Style placed = bars ? style.shifted(shift) : style;
    add(layers, single.negate().and(Estimate::present), bars, placed);
    add(layers, single, bars, placed.asHollow());
    return layers;
  }

  private void add(List<Layer> layers, Predicate<Estimate> which, boolean bars, Style drawn) {
    var chosen = curve.points().stream().filter(point -> which.test(point.y())).toList();
    if (chosen.isEmpty()) {
      return;
    }
    double[] x = chosen.stream().mapToDouble(org.refigure.stats.Series.Point::x).toArray();
    double[] y = chosen.stream().mapToDouble(point -> point.y().value()).toArray();
    Series marks = Series.of("points", label, x, y);
    if (bars && hasIntervals(chosen)) {
      marks = marks.withEnds("bars", ends(chosen, Interval::low), highs(chosen));
    }
    layers.add(Points.of(marks.withStyle(drawn)));
  }

  /** The single runs of places that rest on two or three. */
  private Layer dots(double beside) {
    var x = new ArrayList<Double>();
    var y = new ArrayList<Double>();
    for (var point : curve.points()) {
      if (hasFewRuns(point)) {
        point.seeds().values().forEach(value -> x.add(point.x()));
        y.addAll(point.seeds().values());
      }
    }
    Series dots = Series.of("points", label, array(x), array(y));
    return Points.of(
        dots.withStyle(style.withMarker(Marker.CIRCLE).asSmall().shifted(beside + DOTS_BESIDE)));
  }

  /** One thin line for each run of a long curve. */
  private List<Layer> runs() {
    var seeds = new LinkedHashSet<Long>();
    curve.points().forEach(point -> seeds.addAll(point.seeds().keySet()));
    var lines = new ArrayList<Layer>();
    for (long seed : seeds) {
      double[] y =
          curve.points().stream()
              .mapToDouble(point -> point.seeds().getOrDefault(seed, Double.NaN))
              .toArray();
      Series run = Series.of("line", label, curve.x(), y);
      lines.add(Line.of(run.withStyle(style.asThin().asSmall().withMarks(false))));
    }
    return lines;
  }

  /** A cross at the upper edge where no run is left. */
  private List<Layer> gaps() {
    double[] x =
        curve.points().stream()
            .filter(point -> !point.y().present())
            .mapToDouble(org.refigure.stats.Series.Point::x)
            .toArray();
    if (x.length == 0) {
      return List.of();
    }
    double[] y = new double[x.length];
    Arrays.fill(y, Double.NaN);
    return List.of(Points.of(Series.of("points", label, x, y).withStyle(style)).diverged());
  }

  private static boolean isSingle(Estimate estimate) {
    return estimate.present() && estimate.kind() == Estimate.Kind.SINGLE;
  }

  private static boolean hasIntervals(List<org.refigure.stats.Series.Point> points) {
    return points.stream().anyMatch(point -> point.y().interval().isPresent());
  }

  private static double[] highs(List<org.refigure.stats.Series.Point> points) {
    return ends(points, Interval::high);
  }

  private static double[] ends(
      List<org.refigure.stats.Series.Point> points, ToDoubleFunction<Interval> end) {
    return points.stream()
        .mapToDouble(point -> point.y().interval().map(end::applyAsDouble).orElse(Double.NaN))
        .toArray();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
