package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final double[] X = {1, 2, 3};
  private static final double[] Y = {4, 5, 6};

  @Test
  void placesMustBeEquallyMany() {
    assertThatThrownBy(() -> Line.of("loss", new double[4], new double[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x has 4 values, y has 5: they must be equally many (line \"loss\")");
    assertThatThrownBy(() -> Points.of("loss", new double[4], new double[5]))
        .hasMessage("x has 4 values, y has 5: they must be equally many (points \"loss\")");
  }

  @Test
  void intervalEndsMustBeAsManyAsPlacesAndInOrder() {
    var line = Line.of("loss", X, Y);
    assertThatThrownBy(() -> line.band(new double[2], new double[3]))
        .hasMessage(
            "band has 2 low and 3 high ends, x has 3 values: they must be equally many"
                + " (line \"loss\")");
    assertThatThrownBy(
            () -> Points.of("p", X, Y).errorBars(new double[] {1, 9, 1}, new double[] {2, 2, 2}))
        .hasMessage(
            "error bars low = 9.0 must be <= high = 2.0 at x = 2.0 (points \"p\"): ends are"
                + " absolute values of y, lower one first");
  }

  @Test
  void coloursCountFromZero() {
    String message = "color = -1 must be >= 0 (%s): it counts the palette from 0 and wraps around";
    assertThatThrownBy(() -> Line.of("a", X, Y).color(-1))
        .hasMessage(message.formatted("line \"a\""));
    assertThatThrownBy(() -> Points.of("a", X, Y).color(-1))
        .hasMessage(message.formatted("points \"a\""));
    assertThatThrownBy(() -> Guide.horizontal("a", 1).color(-1))
        .hasMessage(message.formatted("guide \"a\""));
    assertThatThrownBy(() -> Histogram.density("a", X, 2).color(-1))
        .hasMessage(message.formatted("histogram \"a\""));
  }

  @Test
  void aLogAxisNamesTheValueItCannotShow() {
    var panel = Panel.of("transfer", Axis.log2("learning rate η"), Axis.log10("loss"));
    assertThatThrownBy(() -> panel.with(Line.of("a", new double[] {-0.1, 2, 3}, Y)))
        .hasMessage(
            "x = -0.1 must be > 0 (line \"a\" on log2 axis \"learning rate η\" of panel"
                + " \"transfer\"): use NaN for a gap or Axis.linear");
    assertThatThrownBy(() -> panel.with(Points.of("a", X, new double[] {1, 0, 1})))
        .hasMessageStartingWith("y = 0.0 must be > 0 (points \"a\" on log10 axis \"loss\"");
    assertThatThrownBy(() -> panel.with(Guide.horizontal("floor", -1)))
        .hasMessageStartingWith("y = -1.0 must be > 0 (guide \"floor\"");
    assertThatThrownBy(() -> panel.with(Guide.vertical("wall", 0)))
        .hasMessageStartingWith("x = 0.0 must be > 0 (guide \"wall\"");
    assertThatThrownBy(() -> panel.with(Text.at(0, 1, "note")))
        .hasMessageStartingWith("x = 0.0 must be > 0 (text \"note\"");
    assertThatThrownBy(() -> panel.with(Histogram.density("h", new double[] {-1, 1}, 2)))
        .hasMessageStartingWith("bin edge = -1.0 must be > 0 (histogram \"h\"");
  }

  @Test
  void aLogAxisAcceptsGapsAndIntervalEndsBelowZero() {
    var panel = Panel.of("p", Axis.log2("x"), Axis.log10("y"));
    var line = Line.of("a", X, new double[] {1, Double.NaN, 2});
    double[] low = {-1, 0, 1};
    double[] high = {3, 3, 3};
    assertThat(panel.with(line.band(low, high), Points.of("b", X, Y).errorBars(low, Y)).layers())
        .hasSize(2);
    assertThat(Figure.of(panel.with(line.band(low, high))).png()).isNotEmpty();
  }

  @Test
  void rulesAndNotesNeedFinitePlaces() {
    assertThatThrownBy(() -> Guide.vertical("v", Double.NaN))
        .hasMessage(
            "[NaN] must be finite (guide \"v\"): leave the guide out where its value is unknown");
    assertThatThrownBy(() -> Guide.slope("s", 0.5, 0, 1))
        .hasMessage(
            "(0.0, 1.0) must be positive (guide \"s\"): a power law goes through a point with"
                + " x, y > 0");
    assertThatThrownBy(() -> Text.at(Double.NaN, 1, "n"))
        .hasMessage(
            "place (NaN, 1.0) must be finite (text \"n\"): leave the note out where its place is"
                + " unknown");
  }

  @Test
  void axisRangesMustAscendAndBeFiniteAndPositiveOnLogAxes() {
    assertThatThrownBy(() -> Axis.linear("loss").range(3, 2))
        .hasMessage(
            "range low = 3.0 must be < high = 2.0 (axis \"loss\"): swap them or widen the range");
    assertThatThrownBy(() -> Axis.log10("η").range(0, 1))
        .hasMessage(
            "range low = 0.0 must be > 0 (log10 axis \"η\"): give a positive end or use"
                + " Axis.linear");
    assertThatThrownBy(() -> Axis.linear("loss").range(0, Double.POSITIVE_INFINITY))
        .hasMessage(
            "range high = Infinity must be finite (axis \"loss\"): leave the range out to take it"
                + " from the data");
  }

  @Test
  void aDensityHasAreaOne() {
    var histogram = Histogram.density("h", new double[] {0, 1, 1, 2, 5, 9, Double.NaN}, 4);
    double area = 0;
    for (int i = 0; i < 4; i++) {
      area += histogram.heights()[i] * (histogram.edges()[i + 1] - histogram.edges()[i]);
    }
    assertThat(area).isCloseTo(1, within(1e-12)); // sum of six rounded shares
    assertThat(histogram.edges()).containsExactly(0, 2.25, 4.5, 6.75, 9);
    // 0, 1, 1, 2 | – | 5 | 9 of six values in bins 2.25 wide
    assertThat(histogram.heights()[0]).isCloseTo(4 / (6 * 2.25), within(1e-12));
    assertThat(histogram.heights()[1]).isZero();
  }

  @Test
  void aDensityOfOneValueIsABarAroundIt() {
    var histogram = Histogram.density("h", new double[] {3}, 1);
    assertThat(histogram.edges()[0]).isLessThan(3);
    assertThat(histogram.edges()[1]).isGreaterThan(3);
  }

  @Test
  void aDensityNeedsBinsAndAFiniteValue() {
    assertThatThrownBy(() -> Histogram.density("h", X, 0))
        .hasMessage(
            "bins = 0 must be in 1..10000 (histogram \"h\"): try the square root of the number of"
                + " values");
    assertThatThrownBy(() -> Histogram.density("h", new double[] {Double.NaN}, 3))
        .hasMessage(
            "none of the 1 values is finite (histogram \"h\"): a density needs at least one");
  }

  @Test
  void aRankPlotSortsDownFromRankOneAndLeavesZerosOut() {
    var panel = Spectra.rank("ranks", Map.of("W", new double[] {1, 0, 3, 2}));
    var line = (Line) panel.layers().get(0);
    assertThat(line.x()).containsExactly(1, 2, 3);
    assertThat(line.y()).containsExactly(3, 2, 1);
    assertThat(panel.x().scale()).isEqualTo(AxisScale.LOG10);
  }

  @Test
  void aRankPlotOfDividedValuesSaysSo() {
    var values = Map.of("W", new double[] {1, 0.5});
    assertThat(Spectra.rank("ranks", "σₖ / ‖W‖_F", values).y().label()).isEqualTo("σₖ / ‖W‖_F");
  }

  @Test
  void aRankPlotNeedsAPositiveSingularValue() {
    assertThatThrownBy(() -> Spectra.rank("ranks", Map.of("W", new double[] {0, 0})))
        .hasMessage(
            "none of the 2 singular values of \"W\" is positive (panel \"ranks\"): leave this"
                + " matrix out of a log-log plot");
  }

  @Test
  void aDensityPanelHasTheTheoryOnTop() {
    var theory = Line.of("theory", X, Y);
    var panel = Spectra.density("density", X, 3, theory);
    assertThat(panel.layers()).hasSize(2).last().isEqualTo(theory);
  }
}
