package org.refigure.plot;

import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A histogram scaled to a density: bar heights n_b / (n · w) over bins of equal width w between the
 * smallest and the largest finite value, so that the area is 1. Values that are not finite do not
 * count.
 */
public final class Histogram implements Layer {
  /** The heights of narrower bins would be no finite numbers. */
  private static final double LEAST_WIDTH = 1e-300;

  private final String name;
  private final Values edges;
  private final Values heights;
  private final boolean outlined;
  private final Style style;

  private Histogram(String name, Values edges, Values heights, boolean outlined, Style style) {
    this.name = name;
    this.edges = edges;
    this.heights = heights;
    this.outlined = outlined;
    this.style = style;
  }

  /**
   * The density histogram of values.
   *
   * @param values any number ≥ 1 of finite values
   * @param bins number of equal bins, 1 to 10 000
   * @throws IllegalArgumentException if there is no finite value or bins is out of range
   */
  public static Histogram density(String name, double[] values, int bins) {
    Objects.requireNonNull(name, "name");
    if (bins < 1 || bins > 10_000) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "bins = %d must be in 1..10000 (histogram \"%s\"): try the square root of the number of",
                  bins,
                  name)
              + " values");
    }
    double[] finite = Values.copyOf(values).finite().toArray();
    if (finite.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "none of the %d values is finite (histogram \"%s\"): a density needs at least one",
              values.length,
              name));
    }
    return of(name, finite, bins);
  }

  /** The same histogram as an outline without filling: for several in one panel. */
  public Histogram outlined() {
    return new Histogram(name, edges, heights, true, style);
  }

  /**
   * The same histogram in the palette's colour {@code paletteIndex}, which wraps around.
   *
   * @throws IllegalArgumentException if the index is negative
   */
  public Histogram color(int paletteIndex) {
    Style coloured = style.withColor(paletteIndex, "histogram \"" + name + "\"");
    return new Histogram(name, edges, heights, outlined, coloured);
  }

  /** The same histogram in a changed style. */
  Histogram restyled(UnaryOperator<Style> change) {
    return new Histogram(name, edges, heights, outlined, change.apply(style));
  }

  @Override
  public String name() {
    return name;
  }

  /** The bins' edges, ascending, one more than there are bins (a copy). */
  public double[] edges() {
    return edges.toArray();
  }

  /** The bars' heights (a copy). */
  public double[] heights() {
    return heights.toArray();
  }

  boolean isOutlined() {
    return outlined;
  }

  Style style() {
    return style;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Histogram histogram
        && name.equals(histogram.name)
        && edges.equals(histogram.edges)
        && heights.equals(histogram.heights)
        && outlined == histogram.outlined
        && style.equals(histogram.style);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, edges, heights, outlined, style);
  }

  @Override
  public String toString() {
    return "histogram \"" + name + "\" with " + heights.size() + " bins";
  }

  private static Histogram of(String name, double[] finite, int bins) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : finite) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (low == high) {
      double half = low == 0 ? 0.5 : Math.abs(low) * 0.05;
      low = Math.max(-Double.MAX_VALUE, low - half);
      high = Math.min(Double.MAX_VALUE, high + half);
    }
    if (high / bins - low / bins < LEAST_WIDTH) {
      low -= LEAST_WIDTH * bins;
      high += LEAST_WIDTH * bins;
    }
    double width = high / bins - low / bins; // the difference of the ends may overflow
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = i == bins ? high : 2 * (low / 2 + i * (width / 2)); // i · width may overflow
    }
    double[] heights = new double[bins];
    for (double value : finite) {
      int bin = Math.min(bins - 1, (int) (value / width - low / width));
      heights[bin] += 1 / (finite.length * width);
    }
    return new Histogram(name, Values.copyOf(edges), Values.copyOf(heights), false, Style.PLAIN);
  }
}
