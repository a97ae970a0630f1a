package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class HeatmapTest {
  private static final double[] XS = {1, 2, 4};
  private static final double[] YS = {10, 20};
  private static final double[][] Z = {{1, 2, 3}, {4, 5, Double.NaN}};

  @Test
  void bordersLieAtTheGeometricMeanOnLogAxes() {
    double[] edges = Heatmap.edges(Values.copyOf(XS), AxisScale.LOG2);
    double half = Math.sqrt(2);
    assertThat(edges)
        .usingComparatorWithPrecision(1e-12) // rounding of pow
        .containsExactly(1 / half, half, 2 * half, 4 * half);
  }

  @Test
  void bordersLieHalfWayOnLinearAxes() {
    assertThat(Heatmap.edges(Values.copyOf(XS), AxisScale.LINEAR)).containsExactly(0.5, 1.5, 3, 5);
    assertThat(Heatmap.edges(Values.copyOf(new double[] {7}), AxisScale.LINEAR))
        .containsExactly(6.5, 7.5);
  }

  @Test
  void cellsHaveTheColourOfTheirValue() throws IOException {
    var map = map(Z).colors(Colors.VIRIDIS);
    var figure = Figure.of(map);
    var image = ImageIO.read(new ByteArrayInputStream(figure.png()));
    var view = FigureLayout.forScreen(figure).panels().get(0).view();
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < (row == 0 ? 3 : 2); column++) {
        int x = (int) (2 * view.px(XS[column]));
        int y = (int) (2 * view.py(YS[row]));
        double fraction = (Z[row][column] - 1) / 4;
        assertThat(image.getRGB(x, y)).isEqualTo(Colors.VIRIDIS.at(fraction).getRGB());
      }
    }
  }

  @Test
  void theColourBarSpansTheFiniteValuesOrTheFixedRange() {
    assertThat(ColorBar.interval(map(Z))).isEqualTo(new Interval(AxisScale.LINEAR, 1, 5));
    assertThat(ColorBar.interval(map(Z).colorAxis(Axis.log10("loss").range(0.5, 10))))
        .isEqualTo(new Interval(AxisScale.LOG10, 0.5, 10));
    var flat = ColorBar.interval(map(new double[][] {{2, 2, 2}, {2, 2, 2}}));
    assertThat(flat.high()).isGreaterThan(flat.low());
  }

  @Test
  void aMapWhereAllDivergedIsStillDrawn() {
    double nan = Double.NaN;
    var map = map(new double[][] {{nan, nan, nan}, {nan, nan, nan}});
    assertThat(ColorBar.hasDiverged(map)).isTrue();
    assertThat(Figure.of(map).png()).isNotEmpty();
  }

  @Test
  void shapesMustAgree() {
    assertThatThrownBy(() -> map(new double[][] {{1, 2, 3}}))
        .hasMessage("z has 1 rows, ys has 2 values: they must be equally many (heat map \"m\")");
    assertThatThrownBy(() -> map(new double[][] {{1, 2, 3}, {1, 2}}))
        .hasMessage("z[1] has 2 values, xs has 3: they must be equally many (heat map \"m\")");
  }

  @Test
  void placesMustAscendBeFiniteAndFitTheScale() {
    var linear = Axis.linear("a");
    assertThatThrownBy(
            () -> Heatmap.of("m", linear, new double[] {2, 1}, linear, YS, new double[2][2]))
        .hasMessage(
            "xs[1] = 1.0 must be > xs[0] = 2.0 (heat map \"m\"): sort the places and the cells");
    assertThatThrownBy(
            () -> Heatmap.of("m", linear, XS, linear, new double[] {Double.NaN}, new double[1][3]))
        .hasMessage("ys[0] = NaN must be finite (heat map \"m\"): a gap belongs into z");
    assertThatThrownBy(() -> Heatmap.of("m", linear, new double[0], linear, YS, new double[2][0]))
        .hasMessage("xs is empty (heat map \"m\"): give the centre of at least one cell");
    assertThatThrownBy(
            () ->
                Heatmap.of("m", Axis.log2("x"), new double[] {-1, 1}, linear, YS, new double[2][2]))
        .hasMessageStartingWith("xs[0] = -1.0 must be > 0 (heat map on log2 axis \"x\"");
  }

  @Test
  void aLogColourAxisNeedsPositiveValues() {
    var map = map(new double[][] {{0, 2, 3}, {4, 5, 6}});
    assertThatThrownBy(() -> map.colorAxis(Axis.log10("loss")))
        .hasMessage(
            "z = 0.0 must be > 0 (heat map on log10 axis \"loss\" of panel \"m\"): use NaN for a gap"
                + " or Axis.linear");
  }

  @Test
  void changesLeaveTheMapAsItWas() {
    double[][] z = {{1, 2, 3}, {4, 5, 6}};
    var map = map(z);
    z[0][0] = 99;
    assertThat(map).isEqualTo(map(new double[][] {{1, 2, 3}, {4, 5, 6}}));
    assertThat(map.colors(Colors.VIRIDIS)).isNotEqualTo(map);
    assertThat(map.with(Text.at(1, 10, "t")).layers()).hasSize(1);
    assertThat(map.layers()).isEmpty();
    assertThat(map.legend(Legend.BELOW).legend()).isEqualTo(Legend.BELOW);
    assertThat(Ranges.of(map).y().low()).isCloseTo(5, within(1e-12));
  }

  private static Heatmap map(double[][] z) {
    return Heatmap.of("m", Axis.log2("x"), XS, Axis.linear("y"), YS, z);
  }
}
