package org.refigure.kernel;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The kernel's mark: a falling loss curve on its axes. */
final class KernelLogo {

  private static final Color GROUND = new Color(0x1F4E79);
  private static final Color CURVE = new Color(0xF2A541);

  private KernelLogo() {}

  /** Draws the mark into a square PNG of the given width. */
  static void write(Path file, int width) throws IOException {
    BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      // All coordinates are those of a 64 by 64 square.
      graphics.scale(width / 64.0, width / 64.0);
      draw(graphics);
    } finally {
      graphics.dispose();
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private static void draw(Graphics2D graphics) {
    graphics.setColor(GROUND);
    graphics.fill(new RoundRectangle2D.Double(2, 2, 60, 60, 14, 14));
    graphics.setColor(Color.WHITE);
    graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D axes = new Path2D.Double();
    axes.moveTo(15, 13);
    axes.lineTo(15, 49);
    axes.lineTo(51, 49);
    graphics.draw(axes);
    graphics.setColor(CURVE);
    graphics.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D curve = new Path2D.Double();
    curve.moveTo(22, 16);
    curve.curveTo(25, 36, 34, 40, 50, 41);
    graphics.draw(curve);
  }
}
