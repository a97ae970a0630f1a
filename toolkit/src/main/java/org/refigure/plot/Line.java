package org.refigure.plot;

import java.util.Objects;

/**
 * A curve through places (x, y), with an interval band if wanted. Values that are not finite leave
 * a gap. A line with 3 to 16 places also carries marks, so that it survives greyscale.
 *
 * <p>Layers of one name share colour, dash pattern and legend entry.
 */
public final class Line implements Layer {
  private final Series series;

  private Line(Series series) {
    this.series = series;
  }

  /**
   * A line through the places in the order given.
   *
   * @throws IllegalArgumentException if x and y differ in length
   */
  public static Line of(String name, double[] x, double[] y) {
    return new Line(Series.of("line", name, x, y));
  }

  /** A line of a series that is complete. */
  static Line of(Series series) {
    return new Line(series);
  }

  /**
   * The same line over a shaded band from {@code low} to {@code high} (absolute values of y). On a
   * log axis a low end ≤ 0 is drawn to the lower edge of the plot.
   *
   * @throws IllegalArgumentException if the lengths differ from x or a low end is above its high
   *     end
   */
  public Line band(double[] low, double[] high) {
    return new Line(series.withEnds("band", low, high));
  }

  /** The same line, unbroken. */
  public Line solid() {
    return styled(style().withDash(Dash.SOLID));
  }

  /** The same line, dashed; without marks unless {@link #marked} asks for them. */
  public Line dashed() {
    return styled(style().withDash(Dash.DASHED));
  }

  /** The same line, dotted; without marks unless {@link #marked} asks for them. */
  public Line dotted() {
    return styled(style().withDash(Dash.DOTTED));
  }

  /**
   * The same line in the palette's colour {@code paletteIndex}, which wraps around.
   *
   * @throws IllegalArgumentException if the index is negative
   */
  public Line color(int paletteIndex) {
    return styled(style().withColor(paletteIndex, series.label()));
  }

  /** The same line with half the usual stroke, without marks: for single runs behind a mean. */
  public Line thin() {
    return styled(style().asThin());
  }

  /** The same line with a mark at every place. */
  public Line marked() {
    return styled(style().withMarks(true));
  }

  /** The same line without marks. */
  public Line unmarked() {
    return styled(style().withMarks(false));
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

  boolean hasMarks() {
    boolean few = series.size() >= 3 && series.size() <= 16;
    return style().marks().orElse(few && !style().thin() && style().dash().isEmpty());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Line line && series.equals(line.series);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Line.class, series);
  }

  @Override
  public String toString() {
    return series.label() + " with " + series.size() + " values";
  }

  private Style style() {
    return series.style();
  }

  private Line styled(Style style) {
    return new Line(series.withStyle(style));
  }
}
