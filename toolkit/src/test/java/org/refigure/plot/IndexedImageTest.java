package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class IndexedImageTest {
  private static BufferedImage gradient(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, 255 * x / width << 16 | 255 * y / height << 8 | 128);
      }
    }
    return image;
  }

  private static int difference(int a, int b) {
    int most = 0;
    for (int shift : new int[] {16, 8, 0}) {
      most = Math.max(most, Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)));
    }
    return most;
  }

  @Test
  void fewColoursStayExactlyAsTheyAre() {
    var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64; i++) {
      image.setRGB(i % 8, i / 8, 0x040302 * i);
    }
    var indexed = IndexedImage.of(image);
    for (int i = 0; i < 64; i++) {
      assertThat(indexed.getRGB(i % 8, i / 8) & 0xFFFFFF).isEqualTo(0x040302 * i);
    }
  }

  @Test
  void aGradientOfTwoChannelsLosesNoMoreThanACellOfTheCubeHolds() {
    var image = gradient(255, 255); // 65,025 colours on a plane, cut into at most 256 cells
    var indexed = IndexedImage.of(image);
    int worst = 0;
    for (int y = 0; y < 255; y++) {
      for (int x = 0; x < 255; x++) {
        worst = Math.max(worst, difference(image.getRGB(x, y), indexed.getRGB(x, y)));
      }
    }
    assertThat(worst).isBetween(1, 32); // the plane in 16 × 16 cells: half a side 8, uneven cuts
  }

  @Test
  void theScreenImageOfAFigureIsIndexedAndHardlyDiffersFromOneOfAllColours() throws IOException {
    var figure = Gallery.lossAgainstLearningRate();
    var shown = ImageIO.read(new ByteArrayInputStream(figure.png()));
    assertThat(shown.getColorModel().getPixelSize()).isLessThanOrEqualTo(8);
    var layout = FigureLayout.forScreen(figure);
    var all = new BufferedImage(shown.getWidth(), shown.getHeight(), BufferedImage.TYPE_INT_RGB);
    var g = all.createGraphics();
    g.scale(2, 2);
    layout.paint(g);
    g.dispose();
    long different = 0;
    for (int y = 0; y < all.getHeight(); y++) {
      for (int x = 0; x < all.getWidth(); x++) {
        different += difference(all.getRGB(x, y), shown.getRGB(x, y)) > 24 ? 1 : 0;
      }
    }
    assertThat(different).isLessThan(all.getWidth() * all.getHeight() / 1000); // at most 0.1 %
  }
}
