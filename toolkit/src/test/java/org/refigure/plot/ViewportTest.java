package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.refigure.Draws;

class ViewportTest {
  /** Rounding of log and pow over a few thousand pixels. */
  private static final double ROUNDING = 1e-8;

  private final Viewport view =
      new Viewport(
          new Rectangle(50, 20, 400, 300),
          new Interval(AxisScale.LOG2, 64, 1024),
          new Interval(AxisScale.LOG10, 0.01, 10));

  @Test
  void equalFactorsAreEquallyLongOnLogAxes() {
    assertThat(view.px(64)).isCloseTo(50, within(ROUNDING));
    assertThat(view.px(128)).isCloseTo(150, within(ROUNDING));
    assertThat(view.px(256)).isCloseTo(250, within(ROUNDING));
    assertThat(view.py(0.01)).isCloseTo(320, within(ROUNDING));
    assertThat(view.py(0.1)).isCloseTo(220, within(ROUNDING));
    assertThat(view.py(10)).isCloseTo(20, within(ROUNDING));
  }

  @Test
  void endsThatALogAxisCannotShowGoToTheLowerEdge() {
    assertThat(view.clampedY(0)).isCloseTo(320, within(ROUNDING));
    assertThat(view.clampedY(-3)).isCloseTo(320, within(ROUNDING));
    assertThat(view.clampedY(Double.NEGATIVE_INFINITY)).isCloseTo(320, within(ROUNDING));
    assertThat(view.clampedY(1e6)).isCloseTo(20, within(ROUNDING));
    assertThat(view.clampedY(Double.POSITIVE_INFINITY)).isCloseTo(20, within(ROUNDING));
  }

  @Property(seed = Draws.SEED)
  void fractionAndValueAreInverse(
      @ForAll @DoubleRange(min = 0, max = 1) double fraction, @ForAll AxisScale scale) {
    var interval = new Interval(scale, 0.003, 700);
    assertThat(interval.fraction(interval.at(fraction))).isCloseTo(fraction, within(1e-12));
  }

  @Test
  void anAreaThatXChartPaintsHasThePixelsAskedFor() {
    var image = new BufferedImage(500, 400, BufferedImage.TYPE_INT_RGB);
    double[] x = {100, 200, 200, 100};
    double[] y = {60, 60, 150, 150};
    var area = new LayerPainter.Area(x, y, Color.RED);
    Surface.paint(image.createGraphics(), view, List.of(area), above -> {});
    int red = Color.RED.getRGB();
    int black = Color.BLACK.getRGB();
    for (int[] inside : new int[][] {{100, 60}, {199, 60}, {199, 149}, {100, 149}}) {
      assertThat(image.getRGB(inside[0], inside[1])).isEqualTo(red);
    }
    for (int[] outside : new int[][] {{99, 60}, {100, 59}, {200, 149}, {199, 150}}) {
      assertThat(image.getRGB(outside[0], outside[1])).isEqualTo(black);
    }
  }

  @Test
  void whatIsPaintedAboveAreasKeepsTheFiguresCoordinates() {
    var image = new BufferedImage(500, 400, BufferedImage.TYPE_INT_RGB);
    Surface.paint(
        image.createGraphics(),
        view,
        List.of(),
        above -> {
          above.setColor(Color.RED);
          above.fillRect(120, 80, 1, 1);
        });
    assertThat(image.getRGB(120, 80)).isEqualTo(Color.RED.getRGB());
    assertThat(image.getRGB(121, 80)).isEqualTo(Color.BLACK.getRGB());
  }

  @Test
  void aPointIsPaintedWhereItsValuesSay() throws IOException {
    double[] widths = {64, 128, 256};
    double[] loss = {0.1, 0.9, 0.03};
    var figure =
        Figure.of(
            Panel.of("points", Axis.log2("width"), Axis.log10("loss"))
                .with(Points.of("", widths, loss)));
    var image = ImageIO.read(new ByteArrayInputStream(figure.png()));
    var layout = FigureLayout.forScreen(figure).panels().get(0);
    for (int i = 0; i < widths.length; i++) {
      int x = (int) (2 * layout.view().px(widths[i]));
      int y = (int) (2 * layout.view().py(loss[i]));
      assertThat(image.getRGB(x, y)).isEqualTo(Theme.color(0).getRGB());
      assertThat(image.getRGB(x, y - 20)).isNotEqualTo(Theme.color(0).getRGB());
    }
  }

  @Test
  void aBandIsPaintedBetweenItsEnds() throws IOException {
    double[] x = {1, 2, 3};
    var figure =
        Figure.of(
            Panel.of("band", Axis.linear("x"), Axis.linear("y"))
                .with(
                    Line.of("", x, new double[] {5, 5, 5})
                        .band(new double[] {4, 4, 4}, new double[] {8, 8, 8})
                        .color(1)));
    var image = ImageIO.read(new ByteArrayInputStream(figure.png()));
    var at = FigureLayout.forScreen(figure).panels().get(0).view();
    int column = (int) (2 * at.px(1.37));
    assertThat(image.getRGB(column, (int) (2 * at.py(7.87)))).isNotEqualTo(0xFFFFFFFF);
    assertThat(image.getRGB(column, (int) (2 * at.py(4.13)))).isNotEqualTo(0xFFFFFFFF);
    assertThat(image.getRGB(column, (int) (2 * at.py(8.09)))).isEqualTo(0xFFFFFFFF);
    assertThat(image.getRGB(column, (int) (2 * at.py(3.91)))).isEqualTo(0xFFFFFFFF);
  }
}
