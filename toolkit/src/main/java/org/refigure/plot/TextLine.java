package org.refigure.plot;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of text as outlines. Unicode sub- and superscripts (σ₁, 10⁻³) are drawn as smaller plain
 * characters, so that they all have one look whether the font has them or not.
 *
 * @param outline glyphs with the baseline from (0, 0)
 * @param width advance in logical pixels
 * @param size font size in logical pixels
 */
record TextLine(Path2D outline, double width, double size) {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵏᵖˢᵗˣʸᵅᵝ";
  private static final String RAISED_PLAIN = "0123456789+−=()niTkpstxyαβ";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
  private static final String LOWERED_PLAIN = "0123456789+−=()aehijklmnoprstuvx";
  private static final double SCRIPT = 0.7;
  private static final double RAISE = -0.38;
  private static final double LOWER = 0.16;

  /** The line at this font size. */
  static TextLine of(String text, double size) {
    var outline = new Path2D.Double();
    double width =
        walk(
            text,
            size,
            (glyph, scale, x, y) -> {
              var place = new AffineTransform(scale, 0, 0, scale, x, y);
              outline.append(glyph.outline().getPathIterator(place), false);
            });
    return new TextLine(outline, width, size);
  }

  /** The advance of the line at this font size, without drawing it. */
  static double width(String text, double size) {
    return walk(text, size, (glyph, scale, x, y) -> {});
  }

  /** The text in lines no wider than {@code width}, broken at spaces where possible. */
  static List<TextLine> wrapped(String text, double size, double width) {
    var lines = new ArrayList<TextLine>();
    String line = "";
    for (String word : text.strip().split("\\s+")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, size) > width) {
        lines.add(of(line, size));
        line = word;
      } else {
        line = longer;
      }
    }
    if (!line.isEmpty()) {
      lines.add(of(line, size));
    }
    return lines.stream().map(shown -> shown.squeezed(width)).toList();
  }

  /** The same line, narrowed if it is wider than {@code room} (a word that cannot be broken). */
  TextLine squeezed(double room) {
    if (width <= room) {
      return this;
    }
    var narrow = AffineTransform.getScaleInstance(room / width, 1);
    return new TextLine(new Path2D.Double(outline, narrow), room, size);
  }

  /** Height of a line of this size including the gap to the next. */
  static double height(double size) {
    return 1.3 * size;
  }

  /**
   * Paints in the current colour.
   *
   * @param align part of the width left of x: 0 starts at x, 0.5 centres, 1 ends at x
   * @param baseline y of the baseline
   */
  void paint(Graphics2D g, double x, double baseline, double align) {
    g.fill(placed(x, baseline, align));
  }

  Path2D placed(double x, double baseline, double align) {
    var place = AffineTransform.getTranslateInstance(x - align * width, baseline);
    return new Path2D.Double(outline, place);
  }

  /** Paints reading upwards, centred at (x, y), x on the baseline. */
  void paintUpwards(Graphics2D g, double x, double y) {
    var place = AffineTransform.getTranslateInstance(x, y);
    place.quadrantRotate(-1);
    place.translate(-width / 2, 0);
    g.fill(new Path2D.Double(outline, place));
  }

  private interface Setter {
    void set(Glyphs.Glyph glyph, double scale, double x, double y);
  }

  private static double walk(String text, double size, Setter setter) {
    double pen = 0;
    for (Markup.Span span : Markup.spans(text)) {
      pen = walk(span, size, pen, setter);
    }
    return pen;
  }

  private static double walk(Markup.Span span, double size, double start, Setter setter) {
    var glyphs = Glyphs.shared();
    double pen = start;
    int before = -1;
    for (int character : span.text().codePoints().toArray()) {
      int raised = RAISED.indexOf(character);
      int lowered = LOWERED.indexOf(character);
      boolean script = raised >= 0 || lowered >= 0 || span.level() != 0;
      int plain = character;
      double shift = 0;
      if (span.level() != 0) {
        shift = (span.level() > 0 ? RAISE : LOWER) * size;
      } else if (raised >= 0) {
        plain = RAISED_PLAIN.charAt(raised);
        shift = RAISE * size;
      } else if (lowered >= 0) {
        plain = LOWERED_PLAIN.charAt(lowered);
        shift = LOWER * size;
      } else if (before >= 0) {
        pen += glyphs.kerning(before, plain) * size;
      }
      double scale = script ? size * SCRIPT : size;
      var glyph = glyphs.glyph(plain);
      setter.set(glyph, scale, pen, shift);
      pen += glyph.advance() * scale;
      before = script ? -1 : plain;
    }
    return pen;
  }
}
