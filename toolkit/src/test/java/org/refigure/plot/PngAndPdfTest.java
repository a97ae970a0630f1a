package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PngAndPdfTest {
  private final Figure one = Figure.of(Panel.of("", Axis.linear("x"), Axis.linear("y")));

  @Test
  void testsRunWithoutADisplay() {
    assertThat(GraphicsEnvironment.isHeadless()).isTrue();
  }

  @Test
  void theNotebookImageHasTwoPixelsForEachLogicalOne() throws IOException {
    assertThat(size(one.png())).isEqualTo("1280 x 840");
    assertThat(size(one.size(500, 300).png())).isEqualTo("1000 x 600");
    assertThat(size(Gallery.spectra().png())).isEqualTo("1800 x 680");
    var two = Figure.of(one.panels().get(0), one.panels().get(0)).columns(1);
    assertThat(size(two.size(300, 200).png())).isEqualTo("600 x 800");
  }

  @Test
  void thePrintImageHasOneColumnsWidth() throws IOException {
    assertThat(image(one.png(300)).getWidth()).isEqualTo(1005); // 3.35 in
    assertThat(image(one.png(600)).getWidth()).isEqualTo(2010);
  }

  @Test
  void severalColumnsOfPanelsPrintAtTwoColumnsWidth() throws IOException {
    assertThat(image(Gallery.spectra().png(300)).getWidth()).isEqualTo(2100); // 7 in
    assertThat(image(Gallery.spectra().columns(1).png(300)).getWidth()).isEqualTo(1005);
  }

  @Test
  void theResolutionStandsInTheFile() {
    assertThat(pixelsPerMetre(one.png(300))).isEqualTo(11811); // 300 / 0.0254
    assertThat(pixelsPerMetre(one.png())).isEqualTo(7559); // 192 / 0.0254
  }

  @Test
  void everyEdgeOfThePaperIsWhite() throws IOException {
    BufferedImage image = image(Gallery.lossAgainstLearningRate().png(300));
    int right = image.getWidth() - 1;
    int bottom = image.getHeight() - 1;
    for (int[] corner : new int[][] {{0, 0}, {right, 0}, {0, bottom}, {right, bottom}}) {
      assertThat(image.getRGB(corner[0], corner[1])).isEqualTo(0xFFFFFFFF);
    }
  }

  @Test
  void resolutionsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> one.title("t").png(20))
        .hasMessage(
            "dpi = 20 must be in 72..1200 (figure \"t\"): journals ask for 300; svg() and pdf() are"
                + " sharp at any size");
  }

  @Test
  void thePdfIsOnePageOfOneColumnsWidth() throws IOException {
    byte[] pdf = one.title("Title & more").pdf();
    assertThat(new String(pdf, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      var box = document.getPage(0).getMediaBox();
      assertThat(box.getWidth()).isCloseTo(3.35f * 72, within(0.01f)); // points, single precision
      assertThat(box.getHeight()).isBetween(150f, 260f);
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Title & more");
      assertThat(new PDFTextStripper().getText(document).strip()).isEmpty(); // outlines
    }
  }

  @Test
  void thePdfOfTwoPanelsHasTwoColumnsWidth() throws IOException {
    try (var document = Loader.loadPDF(Gallery.spectra().pdf())) {
      assertThat(document.getPage(0).getMediaBox().getWidth()).isCloseTo(504f, within(0.01f));
    }
  }

  private static String size(byte[] png) throws IOException {
    var image = image(png);
    return image.getWidth() + " x " + image.getHeight();
  }

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** The first number of the pHYs chunk. */
  private static int pixelsPerMetre(byte[] png) {
    int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    return ByteBuffer.wrap(png, at + 4, 4).getInt();
  }
}
