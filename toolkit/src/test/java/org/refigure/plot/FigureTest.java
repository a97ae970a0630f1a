package org.refigure.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
  private static final double[] X = {1, 2, 3};
  private static final double[] Y = {4, 5, 6};
  private final Panel panel =
      Panel.of("loss", Axis.log2("width d"), Axis.linear("loss (nats)"))
          .with(Line.of("AdamW", X, Y));

  @Test
  void everyChangeGivesANewFigureAndLeavesTheOldOne() {
    var figure = Figure.of(panel);
    var same = Figure.of(panel);
    var changed =
        List.of(
            figure.columns(2),
            figure.title("t"),
            figure.caption("c"),
            figure.size(300, 200),
            figure.sharedLegend(),
            figure.scope("s"));
    assertThat(figure).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(changed).doesNotHaveDuplicates().doesNotContain(figure);
    assertThat(figure.columns(2).title("t").size(300, 200).scope("s").caption("c").sharedLegend())
        .isEqualTo(
            figure.sharedLegend().caption("c").scope("s").size(300, 200).title("t").columns(2));
  }

  @Test
  void addingALayerLeavesThePanelAsItWas() {
    var more = panel.with(Guide.horizontal("floor", 1));
    assertThat(panel.layers()).hasSize(1);
    assertThat(more.layers()).hasSize(2);
    assertThatThrownBy(() -> more.layers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theAlternativeTextSaysWhatIsShown() {
    var figure = Figure.of(panel).title("Transfer").caption("Three seeds").scope("toy");
    assertThat(figure.alternativeText())
        .isEqualTo(
            "Transfer. loss: loss (nats) (3.91 to 6.09) against width d (0.952 to 3.15, log2);"
                + " series: AdamW. Three seeds. Scope: toy.");
  }

  @Test
  void theAlternativeTextOfAHeatMapCountsDivergedCells() {
    double[][] z = {{1, Double.NaN}, {2, 3}};
    var map =
        Heatmap.of(
            "map", Axis.linear("x"), new double[] {1, 2}, Axis.linear("y"), new double[] {1, 2}, z);
    assertThat(Figure.of(map).alternativeText())
        .isEqualTo(
            "map: heat map of z (1 to 3), 1 diverged, y (0.5 to 2.5) against x (0.5 to 2.5).");
  }

  @Test
  void aFigureNeedsAPanel() {
    assertThatThrownBy(Figure::of)
        .hasMessage("a figure of 0 panels cannot be drawn: give Figure.of at least one Panel");
  }

  @Test
  void sizesAndColumnsOutOfRangeAreRefused() {
    var figure = Figure.of(panel);
    assertThatThrownBy(() -> figure.columns(0))
        .hasMessage(
            "columns = 0 must be in 1..6 (figure \"loss\"): more panels do not fit a page, split the"
                + " figure");
    assertThatThrownBy(() -> figure.size(-5, 300))
        .hasMessage(
            "width = -5 must be in 200..4000 logical pixels (figure \"loss\"): 640 x 420 is usual for"
                + " one panel");
    assertThatThrownBy(() -> figure.size(300, 5000)).hasMessageStartingWith("height = 5000");
  }

  @Test
  void panelsStandInAsManyColumnsAsUsual() {
    var four = Figure.of(panel, panel, panel, panel);
    assertThat(FigureLayout.forScreen(Figure.of(panel)).width()).isEqualTo(640);
    assertThat(FigureLayout.forScreen(Figure.of(panel, panel)).width()).isEqualTo(900);
    assertThat(FigureLayout.forScreen(four).height()).isEqualTo(680);
    assertThat(FigureLayout.forScreen(four.columns(4)).height()).isEqualTo(290);
  }

  @Test
  void printPutsAtMostTwoPanelsSideBySide() {
    var three = FigureLayout.forPrint(Figure.of(panel, panel, panel));
    double[] lefts =
        three.panels().stream().mapToDouble(layout -> layout.cell().getMinX()).toArray();
    assertThat(lefts[0]).isZero();
    assertThat(lefts[1]).isPositive();
    assertThat(lefts[2]).isZero();
  }

  @Test
  void noPublicSignatureNamesADrawingLibrary() {
    List<Class<?>> api =
        List.of(
            Figure.class,
            Panel.class,
            Heatmap.class,
            Axis.class,
            AxisScale.class,
            Layer.class,
            Line.class,
            Points.class,
            Histogram.class,
            Guide.class,
            Text.class,
            Marker.class,
            Legend.class,
            Colors.class,
            Chart.class,
            Spectra.class);
    for (Class<?> type : api) {
      var members = new ArrayList<Executable>(List.of(type.getDeclaredMethods()));
      members.addAll(List.of(type.getDeclaredConstructors()));
      members.stream()
          .filter(member -> Modifier.isPublic(member.getModifiers()))
          .forEach(
              member ->
                  assertThat(member.toGenericString())
                      .doesNotContain("java.awt", "org.knowm", "org.apache", "de.rototor"));
    }
  }

  @Test
  void arraysAreCopiedOnTheWayInAndOut() {
    double[] x = X.clone();
    double[] y = Y.clone();
    double[] low = {3, 4, 5};
    double[] high = {5, 6, 7};
    var line = Line.of("a", x, y).band(low, high);
    var points = Points.of("a", x, y).errorBars(low, high);
    var same = Line.of("a", X, Y).band(low.clone(), high.clone());
    Arrays.fill(x, 99);
    Arrays.fill(y, 99);
    Arrays.fill(low, 99);
    Arrays.fill(high, 99);
    line.x()[0] = 77;
    points.y()[0] = 77;
    assertThat(line).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(points.x()).containsExactly(X);
    assertThat(points.y()).containsExactly(Y);
  }
}
