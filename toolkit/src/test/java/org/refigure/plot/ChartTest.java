package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.refigure.stats.Estimate;
import org.refigure.stats.Mean;
import org.refigure.stats.Series;
import org.refigure.stats.SeriesSource;

class ChartTest {
  private static final double[] X = {1, 2, 4};

  /** y = c·x over so many runs, which lie 1 % apart. */
  private static Series curve(Map<String, Object> keys, double c, int runs) {
    var points = new ArrayList<Series.Point>();
    for (double x : X) {
      double[] values = new double[runs];
      var seeds = new TreeMap<Long, Double>();
      for (int i = 0; i < runs; i++) {
        values[i] = c * x * (1 + 0.01 * i);
        seeds.put((long) i, values[i]);
      }
      points.add(new Series.Point(x, Mean.of(values).estimate(), seeds));
    }
    return new Series(keys, points);
  }

  private static SeriesSource family(int runs, Object... values) {
    return () -> {
      var curves = new ArrayList<Series>();
      for (Object value : values) {
        curves.add(curve(Map.of("width", value), curves.size() + 1, runs));
      }
      return curves;
    };
  }

  private static List<Layer> layers(Chart chart) {
    return chart.figure().panels().get(0).layers();
  }

  @Test
  void aMarkStandsAtEachMeanWithItsIntervalAndACaptionSaysOfWhatKindItIs() {
    var chart = Chart.titled("t").x("x").y("y").points("{width} wide", family(5, 64));
    var points = (Points) layers(chart).get(0);
    double[] runs = {2, 2.02, 2.04, 2.06, 2.08};
    var interval = Mean.of(runs).interval().orElseThrow();
    assertThat(points.name()).isEqualTo("64 wide");
    assertThat(points.y()[1]).isCloseTo(2.04, within(1e-12));
    assertThat(points.series().ends().orElseThrow().low().get(1))
        .isCloseTo(interval.low(), within(1e-12));
    assertThat(chart.figure().caption()).isEqualTo("Bars: 95 %, Student's t, n = 5.");
  }

  @Test
  void threeRunsOrFewerAreDrawnToo() {
    var dots = (Points) layers(Chart.titled("").points("d", family(3, 64))).get(0);
    assertThat(dots.x()).containsExactly(1, 1, 1, 2, 2, 2, 4, 4, 4);
    assertThat(dots.series().style().small()).isTrue();
    assertThat(layers(Chart.titled("").points("d", family(4, 64)))).hasSize(1);
  }

  @Test
  void aSingleRunIsHollowAndHasNoBar() {
    var chart = Chart.titled("").points("d", family(1, 64));
    var points = (Points) layers(chart).get(0);
    assertThat(points.series().style().hollow()).isTrue();
    assertThat(points.series().ends()).isEmpty();
    assertThat(chart.figure().caption()).isEqualTo("Hollow or without band: a single run.");
  }

  @Test
  void aPlaceWithoutAnyRunIsAGapWithACrossAndItsReason() {
    var left = curve(Map.of(), 1, 5);
    var points = new ArrayList<>(left.points());
    points.set(1, new Series.Point(2, Estimate.none(List.of("seed 0 diverged at step 40"))));
    var chart = Chart.titled("").line("d", new Series(Map.of(), points));
    var line = (Line) layers(chart).get(0);
    assertThat(line.y()[1]).isNaN();
    assertThat(layers(chart))
        .filteredOn(layer -> layer instanceof Points marks && marks.showsDiverged())
        .singleElement()
        .satisfies(cross -> assertThat(((Points) cross).x()).containsExactly(2));
    assertThat(chart.figure().caption())
        .isEqualTo(
            "Bands: 95 %, Student's t, n = 5. Cross at the upper edge: no run is left."
                + " Missing: seed 0 diverged at step 40.");
  }

  @Test
  void aFamilyToldApartByANumberIsColouredInItsOrder() {
    var chart = Chart.titled("").line("{width}", family(5, 256, 64, 128));
    var shades =
        layers(chart).stream()
            .filter(Line.class::isInstance)
            .map(layer -> ((Line) layer).series().style().shade().orElseThrow())
            .toList();
    assertThat(shades).containsExactly(1.0, 0.0, 0.5);
    var named = Chart.titled("").line("{width}", family(5, "AdamW", "Muon"));
    assertThat(((Line) layers(named).get(0)).series().style().shade()).isEmpty();
  }

  @Test
  void aFunctionIsDrawnDenselyOverItsRangeOrOverTheAxis() {
    var chart =
        Chart.titled("")
            .x(Axis.log2("width"))
            .y("y")
            .points("d", family(5, 64))
            .line("law", x -> 3 * x)
            .line("short", 1, 2, x -> x);
    var panel = chart.figure().panels().get(0);
    var law = (Line) panel.layers().get(1);
    var shown = Ranges.of(panel).x();
    assertThat(law.x()).hasSize(601).startsWith(shown.low()).endsWith(shown.high());
    assertThat(law.x()[300]).isCloseTo(2, within(1e-9)); // the middle of a log axis from 1 to 4
    assertThat(law.y()[300]).isCloseTo(6, within(1e-9));
    assertThat(((Line) panel.layers().get(2)).x()).startsWith(1).endsWith(2);
    assertThat(law.hasMarks()).isFalse();
  }

  @Test
  void aFunctionThatRunsAwayLeavesTheDataTheirRoom() {
    var chart = Chart.titled("").x("x").y("y").points("d", family(5, 64)).line("1/x", x -> 1e9 / x);
    var seen = Ranges.of(chart.figure().panels().get(0)).y();
    assertThat(seen.high() - seen.low()).isLessThan(4 * 4.2); // thrice the data, and margins
  }

  @Test
  void panelsShareTheRangeOfAxesWithOneLabelUnlessFreed() {
    var chart =
        Chart.titled("t")
            .panel("a")
            .x("x")
            .y("loss")
            .line("a", X, new double[] {1, 2, 3})
            .panel("b")
            .line("b", X, new double[] {10, 20, 30})
            .panel("c")
            .y("other")
            .line("c", X, new double[] {-7, 0, 0});
    var panels = chart.figure().panels();
    assertThat(panels).extracting(Panel::title).containsExactly("a", "b", "c");
    assertThat(panels.get(0).y()).isEqualTo(panels.get(1).y());
    assertThat(panels.get(0).y().low().orElseThrow()).isLessThan(1);
    assertThat(panels.get(1).y().high().orElseThrow()).isGreaterThan(30);
    assertThat(panels.get(2).y().low().orElseThrow()).isLessThan(-7);
    var free = chart.freeY().figure().panels();
    assertThat(free.get(0).y().high().orElseThrow()).isLessThan(4);
  }

  @Test
  void barsOfOnePlaceStandSideBySide() {
    var chart = Chart.titled("").x("x").y("y").bars("{width}", family(5, "a", "b"));
    var first = (Bars) layers(chart).get(0);
    var second = (Bars) layers(chart).get(1);
    assertThat(first.borders(0, AxisScale.LINEAR)[1])
        .isLessThan(second.borders(0, AxisScale.LINEAR)[0]);
    assertThat(second.borders(0, AxisScale.LINEAR)[1]).isLessThan(1.5); // half way to the next
    assertThat(Ranges.of(chart.figure().panels().get(0)).y().low()).isZero();
  }

  @Test
  void namedBarsHaveTheirNamesAtTheAxis() {
    var heights = new LinkedHashMap<String, Mean>();
    heights.put("AdamW", Mean.of(1, 2));
    heights.put("Muon", Mean.of(3, 4));
    var chart = Chart.titled("t").x("optimizer").bars("loss", heights);
    var panel = chart.figure().panels().get(0);
    assertThat(Ticks.of(panel.x(), Ranges.of(panel).x(), DataSteps.NONE, 500, true, 12))
        .extracting(Tick::label)
        .containsExactly("AdamW", "Muon");
    assertThatThrownBy(() -> chart.bars("more", Map.of("SGD", Mean.of(1, 2))))
        .hasMessage(
            "names [SGD] must be those of the axis, [AdamW, Muon] (bars \"more\" of figure \"t\")");
  }

  @Test
  void aMatrixStandsAsItIsWritten() {
    double[][] matrix = {{1, 2, 3}, {4, 5, 6}};
    var map = (Heatmap) Chart.titled("").heatMap(matrix).figure().panels().get(0);
    assertThat(map.z().get(1).toArray()).containsExactly(1, 2, 3); // rows count from the lowest
    assertThat(map.y().names()).containsExactly("2", "1");
    assertThat(map.x().names()).containsExactly("1", "2", "3");
  }

  @Test
  void aSquarePanelHasOneLengthForAStepOnEitherAxis() {
    double[][] from = {{0, 0}, {0, 1}};
    double[][] to = {{4, 0}, {4, 1}};
    var figure = Chart.titled("").x("x").y("y").square().arrows("map", from, to).figure();
    var view = FigureLayout.forScreen(figure).panels().get(0).view();
    double across = view.px(1) - view.px(0);
    assertThat(view.py(0) - view.py(1)).isCloseTo(across, within(across * 0.01)); // whole pixels
  }

  @Test
  void aLookIsThatOfTheLastCall() {
    var chart = Chart.titled("").line("a", X, X).line("b", X, X).dashed().color(4);
    assertThat(((Line) layers(chart).get(0)).series().style()).isEqualTo(Style.PLAIN);
    var style = ((Line) layers(chart).get(1)).series().style();
    assertThat(style.dash()).contains(Dash.DASHED);
    assertThat(style.color()).hasValue(4);
  }

  @Test
  void everyMethodLeavesTheChartAsItWas() {
    var chart = Chart.titled("t").x("x").y("y").line("a", X, X);
    String before = chart.toString();
    chart.panel("b").line("c", X, X).caption("other").scope("s").columns(2);
    assertThat(chart.toString()).isEqualTo(before);
  }

  @Test
  void whatDoesNotFitIsRefusedInTheCellsOwnWords() {
    var chart = Chart.titled("Gap").x("x").y(Axis.log10("gap"));
    assertThatThrownBy(() -> chart.line("d = {depth}", family(5, 64)))
        .hasMessage(
            "label \"d = {depth}\" names {depth}, and its curve has [width]: use one of these, or"
                + " each(\"depth\")");
    assertThatThrownBy(() -> chart.line("none", () -> List.of()))
        .hasMessage(
            "there is no curve to draw (line \"none\" of figure \"Gap\"): the runs have none");
    assertThatThrownBy(() -> chart.points("p", X, new double[] {0, 1, 2}).figure())
        .hasMessageStartingWith("y = 0.0 must be > 0 (points \"p\" on log10 axis \"gap\"");
    assertThatThrownBy(() -> chart.line("f", 2, 1, x -> x))
        .hasMessage("range 2.0 to 1.0 must be finite and ascend (line \"f\" of figure \"Gap\")");
    assertThatThrownBy(() -> chart.arrows("a", new double[][] {{1, 2}}, new double[][] {{1}}))
        .hasMessage("to[0] has 1 numbers: each row must be a place x, y (arrows \"a\")");
    assertThatThrownBy(() -> chart.line("law", x -> x).figure())
        .hasMessage(
            "line \"law\" has no range, and nothing else says how long axis \"x\" is: write"
                + " line(label, from, to, function), or x(linear(label).range(from, to))");
    assertThatThrownBy(() -> chart.line("l", X, new double[2]))
        .hasMessage("x has 3 values, y has 2: they must be equally many (line \"l\")");
    assertThatThrownBy(() -> chart.colors(Colors.VIRIDIS))
        .hasMessage("colors(…) belongs after heatMap(…) (figure \"Gap\")");
  }
}
