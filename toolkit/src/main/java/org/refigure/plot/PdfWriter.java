package org.refigure.plot;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Figures as PDF: one page as large as the printed figure, vectors only. */
final class PdfWriter {
  private PdfWriter() {}

  static byte[] write(Figure figure) {
    var layout = FigureLayout.forPrint(figure);
    float scale = (float) (1 / FigureLayout.PRINT_PIXELS_PER_POINT);
    float width = (float) layout.width() * scale;
    float height = (float) layout.height() * scale;
    try (var document = new PDDocument()) {
      var page = new PDPage(new PDRectangle(width, height));
      document.addPage(page);
      document.getDocumentInformation().setTitle(SvgWriter.title(figure));
      document.getDocumentInformation().setSubject(figure.alternativeText());
      var g = new PdfBoxGraphics2D(document, width, height);
      g.scale(scale, scale);
      layout.paint(g);
      g.dispose();
      try (var content = new PDPageContentStream(document, page)) {
        content.drawForm(g.getXFormObject());
      }
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the figure cannot be encoded as PDF: " + e.getMessage(), e);
    }
  }
}
