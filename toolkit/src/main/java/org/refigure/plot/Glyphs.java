package org.refigure.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Outlines of Liberation Sans (SIL Open Font License 1.1, in PDFBox's jar), read by FontBox: no
 * font of the machine is asked, so text is the same on every machine and works without fontconfig.
 *
 * <p>Only a character that neither the font nor {@link #LOOKALIKE} has is asked from the machine's
 * sans-serif font.
 */
final class Glyphs {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** Shapes that stand for characters the font lacks. */
  private static final Map<Integer, Integer> LOOKALIKE =
      Map.of(
          (int) '∥', (int) '‖', (int) '∼', (int) '~', (int) '∝', (int) 'α', (int) '∈', (int) 'є',
          0x2011, (int) '-', 0x2010, (int) '-', 0x202F, (int) ' ', 0x2009, (int) ' ');

  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final double unitsPerEm;

  /** One character at 1 px font size: outline with the baseline at y = 0, and advance. */
  record Glyph(Path2D outline, double advance) {}

  private static final class Holder {
    static final Glyphs GLYPHS = new Glyphs();
  }

  private Glyphs() {
    try (var bytes = PDFBOX.getResourceAsStream(RESOURCE)) {
      if (bytes == null) {
        throw new IOException(RESOURCE + " is not on the class path: add pdfbox");
      }
      font = new TTFParser().parse(new RandomAccessReadBuffer(bytes.readAllBytes()));
      characters = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("the figure font cannot be read: " + e.getMessage(), e);
    }
  }

  private static final Class<?> PDFBOX = org.apache.pdfbox.pdmodel.PDDocument.class;

  /** The font, parsed once. */
  static Glyphs shared() {
    return Holder.GLYPHS;
  }

  /** Whether the font itself can show the character, directly or by a look-alike. */
  boolean has(int character) {
    return character == '∇' || glyphId(character) != 0;
  }

  /** The outline of a character; FontBox reads lazily from one buffer, hence the lock. */
  synchronized Glyph glyph(int character) {
    if (character == '∇') {
      return turned(glyph('Δ'));
    }
    int id = glyphId(character);
    if (id == 0) {
      return fromMachine(character);
    }
    try {
      var outline = new Path2D.Double();
      var data = font.getGlyph().getGlyph(id);
      if (data != null) {
        var scale = AffineTransform.getScaleInstance(1 / unitsPerEm, -1 / unitsPerEm);
        outline.append(data.getPath().getPathIterator(scale), false);
      }
      return new Glyph(outline, font.getAdvanceWidth(id) / unitsPerEm);
    } catch (IOException e) {
      throw new UncheckedIOException("the figure font is damaged: " + e.getMessage(), e);
    }
  }

  /** How much closer two characters stand, at 1 px font size (usually negative or 0). */
  synchronized double kerning(int left, int right) {
    try {
      var table = font.getKerning();
      if (table == null || table.getHorizontalKerningSubtable() == null) {
        return 0;
      }
      var pairs = table.getHorizontalKerningSubtable();
      return pairs.getKerning(glyphId(left), glyphId(right)) / unitsPerEm;
    } catch (IOException e) {
      throw new UncheckedIOException("the figure font is damaged: " + e.getMessage(), e);
    }
  }

  private int glyphId(int character) {
    int id = characters.getGlyphId(character);
    if (id == 0 && LOOKALIKE.containsKey(character)) {
      return characters.getGlyphId(LOOKALIKE.get(character));
    }
    return id;
  }

  private static Glyph turned(Glyph glyph) {
    Rectangle2D bounds = glyph.outline().getBounds2D();
    var upsideDown = new AffineTransform(1, 0, 0, -1, 0, 2 * bounds.getCenterY());
    return new Glyph(new Path2D.Double(glyph.outline(), upsideDown), glyph.advance());
  }

  private static Glyph fromMachine(int character) {
    var context = new FontRenderContext(null, true, true);
    var vector =
        new Font(Font.SANS_SERIF, Font.PLAIN, 1)
            .deriveFont(1f)
            .createGlyphVector(context, Character.toString(character));
    var outline = new Path2D.Double(vector.getOutline());
    return new Glyph(outline, vector.getGlyphMetrics(0).getAdvanceX());
  }
}
