package org.refigure.stats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quantity along an axis: an estimate at each place, with the seeds behind it.
 *
 * @param keys what tells this curve from its neighbours, parameter → value; empty for a single one
 * @param points the places, x ascending
 */
public record Series(Map<String, Object> keys, List<Point> points) implements SeriesSource {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  /**
   * One place of a curve.
   *
   * @param x where
   * @param y the estimate there; a gap where no run is left
   * @param seeds the value of every seed behind it, for figures that draw the seeds too
   */
  public record Point(double x, Estimate y, SortedMap<Long, Double> seeds) {
    /** Copies the seeds. */
    public Point {
      seeds = Collections.unmodifiableSortedMap(new TreeMap<>(seeds));
    }

    /** A place without seeds of its own. */
    public Point(double x, Estimate y) {
      this(x, y, new TreeMap<>());
    }
  }

  /** Copies keys and points. */
  public Series {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    points = List.copyOf(points);
  }

  /** The abscissae. */
  public double[] x() {
    return points.stream().mapToDouble(Point::x).toArray();
  }

  /** The estimates' numbers, NaN in gaps. */
  public double[] y() {
    return points.stream().mapToDouble(point -> point.y().value()).toArray();
  }

  /**
   * A label for this curve: {@code "d = {width}"} becomes {@code d = 64}.
   *
   * @throws IllegalArgumentException if the template names something that is no key of this curve
   */
  public String label(String template) {
    Matcher matcher = PLACE.matcher(template);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(key(found.group(1), template)));
  }

  @Override
  public List<Series> series() {
    return List.of(this);
  }

  private String key(String name, String template) {
    Object value = keys.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "label \""
              + template
              + "\" names {"
              + name
              + "}, and its curve has "
              + keys.keySet()
              + ": use one of these, or each(\""
              + name
              + "\")");
    }
    return value instanceof Double number ? shortest(number) : value.toString();
  }

  /** At most four significant digits, without trailing zeros. */
  private static String shortest(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e6) {
      return Long.toString((long) number);
    }
    String text = String.format(Locale.ROOT, "%.4g", number);
    return text.contains("e")
        ? text.replaceAll("0+e", "e").replace(".e", "e")
        : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
