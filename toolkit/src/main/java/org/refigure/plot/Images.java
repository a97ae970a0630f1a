package org.refigure.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Pictures that others made: images of Java and charts of XChart, as PNG. */
public final class Images {
  private Images() {}

  /** Whether {@link #png(Object)} knows this kind of thing. */
  public static boolean known(Object thing) {
    return thing instanceof BufferedImage
        || thing instanceof org.knowm.xchart.internal.chartpart.Chart<?, ?>;
  }

  /** The PNG of a {@code BufferedImage} or of any chart of XChart; empty for other things. */
  public static Optional<byte[]> png(Object picture) {
    try {
      if (picture instanceof BufferedImage image) {
        return Optional.of(png(image));
      } else if (picture instanceof org.knowm.xchart.internal.chartpart.Chart<?, ?> chart) {
        return Optional.of(png(painted(chart)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the picture cannot be encoded as PNG: " + e.getMessage(), e);
    }
    return Optional.empty();
  }

  private static BufferedImage painted(org.knowm.xchart.internal.chartpart.Chart<?, ?> chart) {
    var image = new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    chart.paint(graphics, image.getWidth(), image.getHeight());
    graphics.dispose();
    return image;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
