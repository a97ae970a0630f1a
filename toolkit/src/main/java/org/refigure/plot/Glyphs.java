package org.refigure.plot;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Outlines of Liberation Sans (SIL Open Font License 1.1, in PDFBox's jar), read by FontBox: no
 * font of the machine is asked, so text is the same on every machine and works without fontconfig.
 *
 * <p>∇, ∝ and ∈, which the font lacks, are made here; for other gaps a look-alike is taken, and
 * only then the machine's sans-serif font.
 */
final class Glyphs {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** Characters of the font with the shape of ones that it lacks. */
  private static final Map<Integer, Character> LOOKALIKE =
      Map.of((int) '∥', '‖', (int) '∼', '~', 0x2010, '-', 0x2011, '-', 0x2009, ' ', 0x202F, ' ');

  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final double unitsPerEm;
  private final Map<Integer, Glyph> known = new ConcurrentHashMap<>();

  /** One character at 1 px font size: outline with the baseline at y = 0, and advance. */
  record Glyph(Path2D outline, double advance) {}

  private static final class Holder {
    static final Glyphs GLYPHS = new Glyphs();
  }

  private Glyphs() {
    try (var bytes = PDDocument.class.getResourceAsStream(RESOURCE)) {
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

  /** The font, parsed once. */
  static Glyphs shared() {
    return Holder.GLYPHS;
  }

  /** Whether the character is drawn without asking the machine's fonts. */
  boolean has(int character) {
    return "∇∝∈".indexOf(character) >= 0 || glyphId(character) != 0;
  }

  Glyph glyph(int character) {
    return known.computeIfAbsent(character, this::made);
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

  private Glyph made(int character) {
    return switch (character) {
      case '∇' -> turned(fromFont(glyphId('Δ')));
      case '∝' -> proportional();
      case '∈' -> elementOf();
      default -> {
        int id = glyphId(character);
        yield id == 0 ? fromMachine(character) : fromFont(id);
      }
    };
  }

  private int glyphId(int character) {
    int id = characters.getGlyphId(character);
    return id == 0 && LOOKALIKE.containsKey(character)
        ? characters.getGlyphId(LOOKALIKE.get(character))
        : id;
  }

  /** FontBox reads lazily from one buffer, hence the lock. */
  private synchronized Glyph fromFont(int id) {
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

  private static Glyph turned(Glyph glyph) {
    Rectangle2D bounds = glyph.outline().getBounds2D();
    var upsideDown = new AffineTransform(1, 0, 0, -1, 0, 2 * bounds.getCenterY());
    return new Glyph(new Path2D.Double(glyph.outline(), upsideDown), glyph.advance());
  }

  private static Glyph proportional() {
    var path = new Path2D.Double();
    path.moveTo(0.66, -0.47);
    path.curveTo(0.48, -0.47, 0.42, -0.11, 0.21, -0.11);
    path.curveTo(0.02, -0.11, 0.02, -0.47, 0.21, -0.47);
    path.curveTo(0.42, -0.47, 0.48, -0.11, 0.66, -0.11);
    return stroked(path, 0.72);
  }

  private static Glyph elementOf() {
    var path = new Path2D.Double();
    path.moveTo(0.56, -0.56);
    path.lineTo(0.36, -0.56);
    path.curveTo(0, -0.56, 0, -0.04, 0.36, -0.04);
    path.lineTo(0.56, -0.04);
    path.moveTo(0.1, -0.3);
    path.lineTo(0.54, -0.3);
    return stroked(path, 0.64);
  }

  /** A stroke as thick as the font's mathematical signs. */
  private static Glyph stroked(Path2D path, double advance) {
    var stroke = new BasicStroke(0.068f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    return new Glyph(new Path2D.Double(stroke.createStrokedShape(path)), advance);
  }

  private static Glyph fromMachine(int character) {
    var vector =
        new Font(Font.SANS_SERIF, Font.PLAIN, 1)
            .createGlyphVector(
                new FontRenderContext(null, true, true), Character.toString(character));
    return new Glyph(
        new Path2D.Double(vector.getOutline()), vector.getGlyphMetrics(0).getAdvanceX());
  }
}
