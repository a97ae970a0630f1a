package org.refigure.plot;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An immutable figure: panels in a grid with title, caption and scope, drawn as PNG, SVG or PDF.
 *
 * <p>On screen a figure is laid out for {@link #size} (text of 12 logical pixels and more). In
 * print it is laid out anew for one column (3.35 in) or, with several columns of panels, for two (7
 * in), so that no text but sub- and superscripts is smaller than 8 pt.
 */
public final class Figure {
  private final List<Panel> panels;
  private final Frame frame;

  /** What stands around the panels. */
  record Frame(
      OptionalInt columns,
      String title,
      String caption,
      Optional<Size> size,
      boolean sharedLegend,
      String scope) {}

  /** Width and height in logical pixels. */
  record Size(int width, int height) {}

  private Figure(List<Panel> panels, Frame frame) {
    this.panels = panels;
    this.frame = frame;
  }

  /**
   * A figure of these panels, row by row.
   *
   * @throws IllegalArgumentException if there is no panel
   */
  public static Figure of(Panel... panels) {
    if (panels.length == 0) {
      throw new IllegalArgumentException(
          "a figure of 0 panels cannot be drawn: give Figure.of at least one Panel");
    }
    return new Figure(
        List.of(panels), new Frame(OptionalInt.empty(), "", "", Optional.empty(), false, ""));
  }

  /**
   * The same figure with so many panels side by side (default: up to three in one row, four as two
   * by two).
   *
   * @throws IllegalArgumentException if columns is not in 1..6
   */
  public Figure columns(int columns) {
    if (columns < 1 || columns > 6) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "columns = %d must be in 1..6 (%s): more panels do not fit a page, split the figure",
              columns,
              label()));
    }
    var size = frame.size;
    return new Figure(
        panels,
        new Frame(
            OptionalInt.of(columns),
            frame.title,
            frame.caption,
            size,
            frame.sharedLegend,
            frame.scope));
  }

  /** The same figure with this title above all panels. */
  public Figure title(String title) {
    Objects.requireNonNull(title, "title");
    return new Figure(
        panels,
        new Frame(
            frame.columns, title, frame.caption, frame.size, frame.sharedLegend, frame.scope));
  }

  /** The same figure with this text below all panels. */
  public Figure caption(String caption) {
    Objects.requireNonNull(caption, "caption");
    return new Figure(
        panels,
        new Frame(
            frame.columns, frame.title, caption, frame.size, frame.sharedLegend, frame.scope));
  }

  /**
   * The same figure with panels of this size on screen; a row grows only where titles and legends
   * would leave a plot less than 60 pixels high.
   *
   * @param widthPx logical pixels per panel, 200 to 4000
   * @param heightPx logical pixels per panel, 150 to 4000
   * @throws IllegalArgumentException if the size is out of range
   */
  public Figure size(int widthPx, int heightPx) {
    checkLength("width", widthPx, 200);
    checkLength("height", heightPx, 150);
    var size = Optional.of(new Size(widthPx, heightPx));
    return new Figure(
        panels,
        new Frame(
            frame.columns, frame.title, frame.caption, size, frame.sharedLegend, frame.scope));
  }

  /** The same figure with one legend below all panels instead of one in each. */
  public Figure sharedLegend() {
    return new Figure(
        panels,
        new Frame(frame.columns, frame.title, frame.caption, frame.size, true, frame.scope));
  }

  /** The same figure with a small badge that says what its data stand for ("laptop scale"). */
  public Figure scope(String badge) {
    Objects.requireNonNull(badge, "badge");
    return new Figure(
        panels,
        new Frame(
            frame.columns, frame.title, frame.caption, frame.size, frame.sharedLegend, badge));
  }

  /** The panels, row by row. */
  public List<Panel> panels() {
    return panels;
  }

  /** The title above all panels; may be blank. */
  public String title() {
    return frame.title;
  }

  /** The text below all panels; may be blank. */
  public String caption() {
    return frame.caption;
  }

  /** A short plain text that says what the figure shows: titles, axes, ranges and series. */
  public String alternativeText() {
    return Description.of(this);
  }

  /** The figure for a notebook: two pixels for each logical one. */
  public byte[] png() {
    return PngWriter.forScreen(this, 2);
  }

  /**
   * The figure for print at one-column (3.35 in) or two-column (7 in) width.
   *
   * @param dpi pixels per inch, 72 to 1200; journals ask for 300
   * @throws IllegalArgumentException if dpi is out of range
   */
  public byte[] png(int dpi) {
    if (dpi < 72 || dpi > 1200) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "dpi = %d must be in 72..1200 (%s): journals ask for 300; svg() and pdf() are sharp at any",
                  dpi,
                  label())
              + " size");
    }
    return PngWriter.forPrint(this, dpi);
  }

  /**
   * The figure as SVG element for a page: no XML prolog, no DOCTYPE, text as outlines, with title
   * and description; equal figures give equal text.
   */
  public String svg() {
    return SvgWriter.write(this);
  }

  /** The figure as one PDF page of one- or two-column width, vector. */
  public byte[] pdf() {
    return PdfWriter.write(this);
  }

  /**
   * The numbers that the figure is drawn from, a row for each place of each layer: panel, axes,
   * kind and name of the layer, x, y, where it ends, interval, value of a cell.
   */
  public String csv() {
    return FigureData.csv(this);
  }

  /**
   * Writes {@code name.png}, {@code name.svg}, {@code name.pdf} and the numbers as {@code
   * name.csv}, creating the folder. A file is either written wholly or not touched.
   *
   * @param name file name without ending: letters, digits, dot, dash and underscore
   * @return the PNG file
   * @throws IllegalArgumentException if the name is no plain file name
   * @throws java.io.UncheckedIOException if the folder cannot be written or the disk is full; the
   *     message says what to do
   */
  public Path save(Path dir, String name) {
    return FigureFiles.write(this, dir, name);
  }

  Frame frame() {
    return frame;
  }

  int columns() {
    int n = panels.size();
    int usual = n <= 3 ? n : n == 4 ? 2 : 3;
    return Math.min(n, frame.columns.orElse(usual));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Figure figure
        && panels.equals(figure.panels)
        && frame.equals(figure.frame);
  }

  @Override
  public int hashCode() {
    return Objects.hash(panels, frame);
  }

  @Override
  public String toString() {
    return alternativeText();
  }

  private String label() {
    String name = frame.title.isBlank() ? panels.get(0).title() : frame.title;
    return "figure \"" + name + "\"";
  }

  private void checkLength(String what, int length, int least) {
    if (length < least || length > 4000) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s = %d must be in %d..4000 logical pixels (%s): 640 x 420 is usual for one panel",
              what,
              length,
              least,
              label()));
    }
  }
}
