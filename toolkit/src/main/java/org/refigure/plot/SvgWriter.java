package org.refigure.plot;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.AttributedCharacterIterator;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Figures as one SVG element that can stand in an HTML page. */
final class SvgWriter {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String OWN = "refigure-";
  private static final int DECIMALS = 2;

  private SvgWriter() {}

  static String write(Figure figure) {
    var layout = FigureLayout.forScreen(figure);
    Document document = document();
    var context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setPrecision(DECIMALS);
    context.setIDGenerator(new OwnIds());
    context.setGenericImageHandler(new SimpleImageHandler(new PngInside()));
    var defaults = new SVGGeneratorContext.GraphicContextDefaults();
    defaults.setFont(new NamedFont());
    context.setGraphicContextDefaults(defaults);
    var g = new Drawing(context);
    int width = (int) Math.ceil(layout.width());
    int height = (int) Math.ceil(layout.height());
    g.setSVGCanvasSize(new Dimension(width, height));
    layout.paint(g);
    Element root = g.getRoot();
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    root.setAttribute("role", "img");
    describe(document, root, figure);
    return withUniqueIds(text(g, root));
  }

  /** The figure's title, or its panels' titles. */
  static String title(Figure figure) {
    if (!figure.title().isBlank()) {
      return figure.title();
    }
    return String.join("; ", figure.panels().stream().map(Panel::title).toList());
  }

  private static void describe(Document document, Element root, Figure figure) {
    Element title = document.createElementNS(NAMESPACE, "title");
    title.setTextContent(legal(title(figure)));
    Element description = document.createElementNS(NAMESPACE, "desc");
    description.setTextContent(legal(figure.alternativeText()));
    root.insertBefore(description, root.getFirstChild());
    root.insertBefore(title, description);
  }

  /** Without characters that XML 1.0 forbids even when escaped. */
  private static String legal(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }

  private static String text(SVGGraphics2D g, Element root) {
    var writer = new StringWriter();
    try {
      g.stream(root, writer, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException("the figure cannot be encoded as SVG: " + e.getMessage(), e);
    }
    String text = writer.toString();
    return text.substring(text.indexOf("<svg")).replace("\r\n", "\n").strip() + "\n";
  }

  /**
   * Clip paths are referred to by id, and several figures share one page: ids carry a checksum of
   * the figure, which keeps equal figures equal.
   */
  private static String withUniqueIds(String text) {
    var checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    String own = String.format(Locale.ROOT, "f%08x-", checksum.getValue());
    return text.replace(OWN, own).replace("\"genericDefs\"", "\"" + own + "defs\"");
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this JDK has no XML parser: " + e.getMessage(), e);
    }
  }

  /** Images as PNG inside the file; Batik's own way asks for a codec that is not here. */
  private static final class PngInside extends ImageHandlerBase64Encoder {
    @Override
    public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
      try {
        ImageIO.write(image, "png", out);
      } catch (IOException e) {
        throw new SVGGraphics2DIOException("the image cannot be encoded: " + e.getMessage(), e);
      }
    }
  }

  private static final class OwnIds extends SVGIDGenerator {
    @Override
    public String generateID(String prefix) {
      return OWN + super.generateID(prefix);
    }
  }

  /** XChart sets fonts that it never draws with; their families must not be asked for. */
  private static final class Drawing extends SVGGraphics2D {
    Drawing(SVGGeneratorContext context) {
      super(context, true);
    }

    @Override
    public void setFont(Font font) {
      // text arrives as outlines
    }
  }

  /**
   * A font that knows its family without asking the machine: Batik writes the family of the current
   * font though no text is drawn with it, and asking fails where no fontconfig is installed.
   */
  private static final class NamedFont extends Font {
    private static final long serialVersionUID = 1;

    NamedFont() {
      super(SANS_SERIF, PLAIN, 12);
    }

    @Override
    public String getFamily() {
      return SANS_SERIF;
    }

    @Override
    public String getFamily(Locale locale) {
      return SANS_SERIF;
    }

    @Override
    public Font deriveFont(Map<? extends AttributedCharacterIterator.Attribute, ?> attributes) {
      return this;
    }
  }
}
