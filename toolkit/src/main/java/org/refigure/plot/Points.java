package org.refigure.plot;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Marks at places (x, y), with error bars if wanted. Values that are not finite are left out, or
 * drawn as a cross at the top edge by {@link #diverged}.
 *
 * <p>Layers of one name share colour and legend entry.
 */
public final class Points implements Layer {
  private final Series series;
  private final boolean diverged;

  private Points(Series series, boolean diverged) {
    this.series = series;
    this.diverged = diverged;
  }

  /**
   * Marks at the places.
   *
   * @throws IllegalArgumentException if x and y differ in length
   */
  public static Points of(String name, double[] x, double[] y) {
    return new Points(Series.of("points", name, x, y), false);
  }

  /** Marks of a series that is complete. */
  static Points of(Series series) {
    return new Points(series, false);
  }

  /** The same points in a changed style. */
  Points restyled(UnaryOperator<Style> change) {
    return styled(change.apply(series.style()));
  }

  /**
   * The same points with bars from {@code low} to {@code high} (absolute values of y, not
   * distances; they may lie asymmetrically). On a log axis a low end ≤ 0 is drawn to the lower edge
   * of the plot, without cap.
   *
   * @throws IllegalArgumentException if the lengths differ from x or a low end is above its high
   *     end
   */
  public Points errorBars(double[] low, double[] high) {
    return new Points(series.withEnds("error bars", low, high), diverged);
  }

  /** The same points with a white inside: the mark of a single seed. */
  public Points hollow() {
    return styled(series.style().asHollow());
  }

  /** The same points with this mark. */
  public Points marker(Marker marker) {
    return styled(series.style().withMarker(marker));
  }

  /**
   * The same points in the palette's colour {@code paletteIndex}, which wraps around.
   *
   * @throws IllegalArgumentException if the index is negative
   */
  public Points color(int paletteIndex) {
    return styled(series.style().withColor(paletteIndex, series.label()));
  }

  /**
   * The same points, where a y that is not finite, or above a fixed range, is a cross at the top
   * edge: a run that diverged.
   */
  public Points diverged() {
    return new Points(series, true);
  }

  @Override
  public String name() {
    return series.name();
  }

  /** Horizontal places (a copy). */
  public double[] x() {
    return series.x().toArray();
  }

  /** Vertical places (a copy). */
  public double[] y() {
    return series.y().toArray();
  }

  Series series() {
    return series;
  }

  boolean showsDiverged() {
    return diverged;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Points points
        && diverged == points.diverged
        && series.equals(points.series);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Points.class, series, diverged);
  }

  @Override
  public String toString() {
    return series.label() + " with " + series.size() + " values";
  }

  private Points styled(Style style) {
    return new Points(series.withStyle(style), diverged);
  }
}
