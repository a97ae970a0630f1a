package org.refigure.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Figures as PNG, with the resolution written into the file. */
final class PngWriter {
  /** A logical pixel is 1/96 in, as in CSS. */
  private static final double SCREEN_DPI = 96;

  private static final double INCHES_PER_METRE = 1 / 0.0254;

  private PngWriter() {}

  static byte[] forScreen(Figure figure, int density) {
    var layout = FigureLayout.forScreen(figure);
    return encode(IndexedImage.of(image(layout, density)), density * SCREEN_DPI);
  }

  static byte[] forPrint(Figure figure, int dpi) {
    var layout = FigureLayout.forPrint(figure);
    double pixels = Math.rint(FigureLayout.printInches(figure) * dpi);
    return encode(image(layout, pixels / layout.width()), dpi);
  }

  private static BufferedImage image(FigureLayout layout, double scale) {
    int width = (int) Math.round(layout.width() * scale);
    int height = (int) Math.round(layout.height() * scale);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var g = image.createGraphics();
    g.setColor(Theme.PAPER);
    g.fillRect(0, 0, width, height);
    g.scale(scale, scale);
    layout.paint(g);
    g.dispose();
    return image;
  }

  private static byte[] encode(BufferedImage image, double dpi) {
    try {
      return encoded(image, dpi);
    } catch (IOException e) {
      throw new UncheckedIOException("the figure cannot be encoded as PNG: " + e.getMessage(), e);
    }
  }

  /** Encodes in memory: no temporary files, whatever ImageIO's cache setting. */
  private static byte[] encoded(BufferedImage image, double dpi) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    var settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(0); // the smallest file; PNG loses nothing
    var metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), settings);
    String perMetre = Long.toString(Math.round(dpi * INCHES_PER_METRE));
    var resolution = new IIOMetadataNode("pHYs");
    resolution.setAttribute("pixelsPerUnitXAxis", perMetre);
    resolution.setAttribute("pixelsPerUnitYAxis", perMetre);
    resolution.setAttribute("unitSpecifier", "meter");
    var root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(resolution);
    metadata.mergeTree("javax_imageio_png_1.0", root);
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(metadata, new IIOImage(image, null, metadata), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
